#pragma once
// Short: language, look, sound, name, data folder.
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"
#include "sim/ui/people/sign_in.hpp"

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
    std::string people; ///< who has attempts here, in words
    bool has_store = true;
    bool lists_people = false; ///< several people use this desk, and one of them has signed in
    std::string role;          ///< what they are here, in words
    bool may_restore = true;
    int practice_months = 0, assessment_months = 0; ///< after which words go; 0: never
    std::string kept, kept_due;                     ///< how long words are kept; for managers what goes when
    std::string newest_copy; ///< when the newest copy of the records was made; empty: there is none
};
/// After how many months words go; 0: never.
struct KeptForm {
    bool open = false;
    int practice_months = 0, assessment_months = 0;
};
struct SettingsWidgets {
    EditState name;
    bool name_loaded = false;
    bool asks_to_restore = false;
    bool sets_up_people = false;
    EditState manager_name, manager_id;
    NewPinWidgets manager_pin;
    std::string set_up_problem; ///< why it could not be done
    KeptForm kept;
    bool sets_kept = false; ///< newly: what the form says
};

void draw_settings(Ui&, Rect, const SettingsView&, SettingsWidgets&, Commands&);

} // namespace amends::ui
