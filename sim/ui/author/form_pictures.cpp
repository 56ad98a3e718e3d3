// The pictures and portraits a field may name, so that they are picked by sight.
#include "sim/ui/author/form.hpp"

namespace amends::ui {
namespace {

FormOption picture_option(const std::string& name, std::string picture) {
    return {.id = name,
            .words = name,
            .json = author::json_of(std::string_view(name)),
            .picture = std::move(picture)};
}

} // namespace

std::vector<FormOption> picture_options(const FormInput& in, std::string_view key) {
    std::vector<FormOption> options;
    if (in.around == nullptr || (key != "portrait" && key != "picture")) return options;
    // The case's own first: they were put there to be used.
    for (const auto& [path, hash] : in.around->pictures)
        if (!in.around->not_pictures.contains(path) && !in.around->outside.contains(path))
            options.push_back(picture_option(path, in.case_folder + path));
    if (key == "portrait")
        for (const std::string& name : in.around->portraits)
            options.push_back(picture_option(name, "portraits/" + name + "/neutral"));
    else
        for (const std::string& name : in.around->shipped_pictures)
            if (!name.starts_with("portraits/") && !name.starts_with("states/"))
                options.push_back(picture_option(name, name));
    return options;
}

} // namespace amends::ui
