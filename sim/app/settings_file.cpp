#include "sim/app/settings_file.hpp"

#include "sim/app/platform/platform.hpp"
#include "sim/app/platform/replace_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace amends::app {
namespace {

constexpr std::size_t settings_bytes_max = 64U << 10;
constexpr std::array<const char*, 3> theme_names{"light", "dark", "high_contrast"};

template <class T>
T value_or(const nlohmann::json& object, const char* key, T fallback) {
    const auto at = object.find(key);
    if (at == object.end()) return fallback;
    try {
        return at->get<T>();
    } catch (const nlohmann::json::exception&) {
        return fallback;
    }
}

WindowPlace read_place(const nlohmann::json& object) {
    WindowPlace place;
    place.width_px = std::clamp(value_or(object, "width_px", place.width_px), 1100, 7680);
    place.height_px = std::clamp(value_or(object, "height_px", place.height_px), 700, 4320);
    place.maximised = value_or(object, "maximised", false);
    constexpr int off = 1 << 20; // no desktop reaches there
    const int x = value_or(object, "x_px", off), y = value_or(object, "y_px", off);
    if (std::abs(x) >= off || std::abs(y) >= off) return place;
    place.x_px = x;
    place.y_px = y;
    return place;
}

} // namespace

Settings read_settings(const std::filesystem::path& file) {
    Settings settings;
    const auto text = platform::read_file(file, settings_bytes_max);
    if (!text) return settings;
    const nlohmann::json object = nlohmann::json::parse(text.value(), nullptr, false);
    if (!object.is_object()) return settings;
    const auto lang = value_or<std::string>(object, "lang", "");
    if (lang == "zh") settings.lang = support::Lang::zh;
    if (lang == "en") settings.lang = support::Lang::en;
    const auto theme = value_or<std::string>(object, "theme", "light");
    for (std::size_t i = 0; i < theme_names.size(); ++i) {
        if (theme == theme_names[i]) settings.theme = static_cast<ui::ThemeKind>(i);
    }
    const int percent = value_or(object, "scale_percent", 0);
    settings.scale =
        percent == 0 ? 0
                     : std::clamp(static_cast<float>(percent) / 100, ui::smallest_scale, ui::largest_scale);
    settings.muted = value_or(object, "muted", false);
    settings.still = value_or(object, "still", false);
    settings.name = value_or<std::string>(object, "name", "");
    settings.rubric = value_or<std::string>(object, "rubric", "");
    settings.window = read_place(object);
    const auto volumes = value_or(object, "volume_percent", std::vector<int>());
    for (std::size_t i = 0; i < std::min(volumes.size(), settings.volume_percent.size()); ++i) {
        settings.volume_percent[i] = std::clamp(volumes[i], 0, 100);
    }
    return settings;
}

support::Status write_settings(const std::filesystem::path& file, const Settings& settings) {
    nlohmann::json object = {{"theme", theme_names[static_cast<std::size_t>(settings.theme)]},
                             {"scale_percent", static_cast<int>(settings.scale * 100 + .5F)},
                             {"muted", settings.muted},
                             {"still", settings.still},
                             {"name", settings.name},
                             {"rubric", settings.rubric},
                             {"width_px", settings.window.width_px},
                             {"height_px", settings.window.height_px},
                             {"maximised", settings.window.maximised},
                             {"volume_percent", settings.volume_percent}};
    if (settings.window.x_px && settings.window.y_px) {
        object["x_px"] = *settings.window.x_px;
        object["y_px"] = *settings.window.y_px;
    }
    if (settings.lang) object["lang"] = *settings.lang == support::Lang::zh ? "zh" : "en";
    return platform::write_file_durably(
        file, object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

support::Lang language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (!value || !*value) continue;
        return std::string_view(value).substr(0, 2) == "zh" ? support::Lang::zh : support::Lang::en;
    }
    return support::Lang::en;
}

} // namespace amends::app
