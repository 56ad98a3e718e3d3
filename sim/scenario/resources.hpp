#pragma once
#include <map>
#include <set>
#include <string>

namespace amends::scenario {

/// What lies around a scenario file, handed in by whoever has read the disk.
struct Resources {
    struct Text {
        std::string file, text;
    };
    std::string folder;                          ///< name of the scenario's folder; empty: not looked at
    std::map<std::string, Text> parts;           ///< shared sub-scripts by name
    std::map<std::string, std::string> pictures; ///< path below the scenario's folder → SHA-256 (hex)
    std::set<std::string> outside;               ///< pictures of the folder that are links out of it
    std::set<std::string> not_pictures;     ///< of `pictures`: named like one, and none that can be shown
    std::set<std::string> sounds;           ///< sound files of the folder; no case can play one
    std::set<std::string> shipped_pictures; ///< "goods/laptop"
    /// "goods/laptop", "portraits/lin-yue/neutral" → SHA-256 (hex) of the drawing it was made of
    std::map<std::string, std::string> drawings;
    std::set<std::string> portraits; ///< "lin-yue"
    std::set<std::string> rubrics;   ///< "default"
};

/// A file of the scenario's own folder rather than a shipped picture: its name has an ending.
bool is_own_picture(const std::string& name);
/// True for a relative path that stays below its folder on every system: no "..", "\\", drive letter or
/// device name.
bool stays_inside(const std::string& path);

} // namespace amends::scenario
