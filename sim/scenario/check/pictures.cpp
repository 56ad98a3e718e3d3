// Pictures and portraits: shipped ones by name, own ones as files of the scenario's folder.
#include "sim/scenario/check/checker.hpp"

#include <algorithm>

namespace amends::scenario {

bool is_own_picture(const std::string& name) {
    const std::size_t slash = name.find_last_of("/\\");
    return name.find('.', slash == std::string::npos ? 0 : slash + 1) != std::string::npos;
}

namespace {

/// CON, NUL, COM1 … with any ending: on some systems these are devices wherever they stand.
bool is_device(std::string_view step) {
    std::string name(step.substr(0, step.find('.')));
    for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (name == "con" || name == "prn" || name == "aux" || name == "nul") return true;
    return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name[3] >= '1'
           && name[3] <= '9';
}

bool is_plain_step(std::string_view step) {
    return !step.empty() && step.back() != '.' && step.back() != ' ' && !is_device(step);
}

} // namespace

bool stays_inside(const std::string& path) {
    if (path.empty() || path.find_first_of("\\:*?\"<>|") != std::string::npos) return false;
    if (std::any_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (!is_plain_step(std::string_view(path).substr(at, end - at))) return false;
        at = end + 1;
    }
    return true;
}

namespace checks {
namespace {

void check_picture(Checker& checker, const std::string& name, const Path& path) {
    if (name.empty()) return;
    if (!stays_inside(name)) return checker.report(Code::path_escapes, path, {{"name", name}});
    if (checker.resources == nullptr) return;
    if (checker.resources->outside.contains(name))
        return checker.report(Code::path_escapes, path, {{"name", name}});
    if (is_own_picture(name)) {
        Names files;
        for (const auto& [file, hash] : checker.resources->pictures)
            files.insert(file);
        if (checker.resources->not_pictures.contains(name))
            return checker.report(Code::not_a_picture, path, {{"name", name}});
        checker.expect_known(Code::picture_missing, name, files, path);
        return;
    }
    const auto& shipped = checker.resources->shipped_pictures;
    checker.expect_known(Code::unknown_shipped_picture, name, {shipped.begin(), shipped.end()}, path);
}

/// A shipped person, or pictures NAME-neutral.* in the folder.
void check_portrait(Checker& checker, const std::string& name, const Path& path) {
    if (name.empty()) return;
    if (!stays_inside(name)) return checker.report(Code::path_escapes, path, {{"name", name}});
    if (checker.resources == nullptr) return;
    for (const std::string& file : checker.resources->not_pictures)
        if (file.starts_with(name + "-")) checker.report(Code::not_a_picture, path, {{"name", file}});
    for (const auto& [file, hash] : checker.resources->pictures) {
        if (file.starts_with(name + "-neutral.")) return;
    }
    const auto& shipped = checker.resources->portraits;
    checker.expect_known(Code::unknown_portrait, name, {shipped.begin(), shipped.end()}, path);
}

/// Files of the folder that nothing in the case shows or plays, under this name or another.
void check_unused_files(Checker& checker) {
    if (checker.resources == nullptr || !checker.read.is_sound) return;
    const Path root;
    const Scenario& s = checker.scenario;
    Names shown;
    for (const Order& order : s.desk.orders)
        for (const Item& item : order.items)
            shown.insert(item.picture);
    for (const Photo& photo : s.desk.photos)
        shown.insert(photo.picture);
    const std::string& portrait = s.customer.portrait;
    const auto& pictures = checker.resources->pictures;
    Names hashes; // what a link leads to is shown by the link's name
    for (const auto& [file, hash] : pictures)
        if (shown.contains(file)) hashes.insert(hash);
    for (const auto& [file, hash] : pictures) {
        const bool of_portrait = !portrait.empty() && file.starts_with(portrait + "-");
        if (!of_portrait && !hashes.contains(hash))
            checker.report(Code::picture_unused, root.at("id"), {{"name", file}});
    }
    for (const std::string& file : checker.resources->sounds)
        checker.report(Code::sound_unused, root.at("id"), {{"name", file}});
}

} // namespace

void check_pictures(Checker& checker) {
    const Path root;
    const Path customer = root.at("customer"), desk = root.at("desk");
    const Scenario& s = checker.scenario;
    if (checker.resources != nullptr && !checker.resources->folder.empty() && !s.id.empty()
        && checker.resources->folder != s.id.value) {
        checker.report(Code::id_unlike_folder, root.at("id"),
                       {{"name", s.id.value}, {"folder", checker.resources->folder}});
    }
    check_portrait(checker, s.customer.portrait, customer.at("portrait"));
    for (std::size_t i = 0; i < s.desk.orders.size(); ++i) {
        const Path order = desk.at("orders", i);
        for (std::size_t j = 0; j < s.desk.orders[i].items.size(); ++j) {
            const Path item = order.at("items", j);
            check_picture(checker, s.desk.orders[i].items[j].picture, item.at("picture"));
        }
    }
    for (std::size_t i = 0; i < s.desk.photos.size(); ++i) {
        const Path photo = desk.at("photos", i);
        check_picture(checker, s.desk.photos[i].picture, photo.at("picture"));
    }
    check_unused_files(checker);
}

} // namespace checks
} // namespace amends::scenario
