#include "sim/app/manager/written_files.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/pictures.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/report/chart_svg.hpp"

namespace amends::app {
namespace {

namespace fs = std::filesystem;

constexpr float picture_scale = 2;

/// "slope.svg", "slope-2.svg" …
fs::path free_name(const fs::path& folder, const fs::path& name) {
    fs::path file = folder / name;
    std::error_code ignored;
    for (int number = 2; fs::exists(file, ignored) && number < 1000; ++number)
        file = folder / (name.stem().string() + "-" + std::to_string(number) + name.extension().string());
    return file;
}

} // namespace

void write_told(const ManagerDesk& desk, const std::string& name, const std::string& bytes) {
    const fs::path folder = desk.host().data / "exports";
    std::error_code ignored;
    fs::create_directories(folder, ignored); // the write itself says what is wrong
    const fs::path file = free_name(folder, name);
    const auto written = platform::write_file_durably(file, bytes);
    if (written)
        desk.tell(desk.texts().get("exchange.shared", {{"file", file.string()}}), ui::Tone::good);
    else
        desk.tell(desk.texts().get(
                      "cli.unwritable",
                      {{"file", file.string()},
                       {"why", answer_words(written.error().answer, FileDeed::written, desk.texts())}}),
                  ui::Tone::bad);
}

void write_chart(const ManagerDesk& desk, const ui::ChartFile& chart) {
    if (!chart.as_png) {
        write_told(desk, chart.name + ".svg", svg_of(chart.scene));
        return;
    }
    const ui::ChartPixels pixels = ui::pixels_of(desk.ui(), chart.scene, picture_scale);
    const auto png = png_of({pixels.width, pixels.height, pixels.rgba});
    if (png)
        write_told(desk, chart.name + ".png", png.value());
    else
        desk.tell(png.error().answer, ui::Tone::bad);
}

} // namespace amends::app
