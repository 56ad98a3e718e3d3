#pragma once
// Short: language, look, sound, name, data folder.
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <array>
#include <string>

namespace amends::ui {

inline constexpr std::size_t sound_kind_count = sound::kind_count;

struct SettingsView {
    support::Lang lang = support::Lang::zh;
    ThemeKind theme = ThemeKind::light;
    float scale = 1;
    bool muted = false, still = false, has_sound = true;
    std::array<int, sound_kind_count> volume_percent{}; ///< by SoundKind
    std::string name, data_folder, version;
    std::string people;      ///< who has attempts here, in words
    std::string newest_copy; ///< when the newest copy of the records was made; empty: there is none
};
struct SettingsWidgets {
    EditState name;
    bool name_loaded = false;
    bool asks_to_restore = false;
};

void draw_settings(Ui&, Rect, const SettingsView&, SettingsWidgets&, Commands&);

} // namespace amends::ui
