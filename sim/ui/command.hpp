#pragma once
// What screens ask for. Drawing never acts: the app carries these out after the frame.
#include "sim/engine/event.hpp"
#include "sim/sound/sound.hpp"
#include "sim/ui/base/theme.hpp"

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace amends::author {
struct Edit;
}

namespace amends::ui {

enum class Screen : std::uint8_t { home, catalogue, desk, wrap_up, debrief, settings, bench, author, manage };
using SoundKind = sound::Kind;

namespace ask {

struct GoTo {
    Screen screen{};
};
struct StartCase {
    scenario::ScenarioId scenario;
    scenario::Way way = scenario::Way::free;
    engine::Mode mode = engine::Mode::practice;
    support::Lang lang = support::Lang::zh;
    std::string rubric; ///< by id; empty: the case's own
};
/// Goes on with an attempt that was interrupted.
struct ResumeAttempt {
    std::string attempt;
};
/// Closes an interrupted attempt as abandoned, with what was saved.
struct CloseAttempt {
    std::string attempt;
};
/// Opens a case of the library for writing: an own one itself, a shipped one as a copy.
struct WriteCase {
    std::string path; ///< of its scenario.json
};
/// Back to the list of cases, asking first while something is not saved.
struct LeaveAuthor {};
/// Back to the list; what is not saved is lost.
struct DropEdits {};
struct SaveCase {};
struct UndoEdit {};
struct RedoEdit {};
/// One more entry at the end of a list of the case, by JSON pointer.
struct AddEntry {
    std::string list;
};
/// A trial of the open case that begins in the middle; nothing is recorded.
struct PlayFrom {
    scenario::PlaceId node;
    int mood = 0;
    std::int64_t elapsed_s = 0;
    std::vector<scenario::FlagId> flags;
    std::uint64_t seed = 1;
    support::Lang lang = support::Lang::zh;
    scenario::Way way = scenario::Way::free;
};
/// A change of the open case.
struct EditCase {
    std::shared_ptr<const author::Edit> edit;
};
/// What the judge reads in a case's samples.
struct OpenBench {
    scenario::ScenarioId scenario;
};
struct OpenDebrief {
    std::string attempt;
};
/// A new attempt that begins with the recorded turns before `turn` (counted from 0).
struct ReplayFrom {
    std::string attempt;
    std::size_t turn = 0;
    bool newly_drawn = false; ///< the whole case again with other goods and prices; `turn` is 0
};

struct SendBubble {
    std::string text;
};
struct SaveDraft {
    std::string text;
};
struct TakeChoice {
    scenario::ChoiceId choice;
};
struct Act {
    scenario::DeskAction action{};
    std::map<std::string, std::string> arguments;
};
struct ShowHint {};
/// "The customer did not understand me" (F8).
struct NotUnderstood {};
struct Pause {};
struct Unpause {};
/// Practice: takes back the last turn.
struct TakeBack {};
struct CloseContact {};
/// Question → option ids picked.
struct WrapUp {
    std::map<std::string, std::vector<std::string>> picked;
};
/// Leaves the desk; the attempt stays unfinished and can be gone on with.
struct LeaveDesk {};
/// The trainee is typing (true with every change): the customer waits.
struct Typing {};

struct SetLanguage {
    support::Lang lang{};
};
struct SetTheme {
    ThemeKind theme{};
};
struct SetScale {
    float scale = 1;
};
struct SetVolume {
    SoundKind kind{};
    int percent = 100;
};
struct SetMute {
    bool on = false;
};
struct SetStill {
    bool on = false;
};
struct SetName {
    std::string name;
};
/// Who sits here says who they are; empty: somebody else than was chosen.
struct ChoosePerson {
    std::string person;
};
/// The PIN of whoever is chosen, or the new one where they have none.
struct SignIn {
    std::string pin;
};
struct SignOut {};
/// What is kept and who reads it has been read.
struct WasTold {};
struct ChangePin {
    std::string pin;
};
/// From now on several people use this desk: the first of them, who is its manager.
struct SetUpPeople {
    std::string id, name, pin;
};
struct OpenDataFolder {};
/// Puts the newest sound copy of the records in their place; what stood there is kept aside.
struct RestoreBackup {};
struct DismissNotice {};
struct Quit {};

} // namespace ask

using Command =
    std::variant<ask::GoTo, ask::StartCase, ask::ResumeAttempt, ask::CloseAttempt, ask::OpenDebrief,
                 ask::OpenBench, ask::ReplayFrom, ask::SendBubble, ask::SaveDraft, ask::TakeChoice, ask::Act,
                 ask::ShowHint, ask::NotUnderstood, ask::Pause, ask::Unpause, ask::TakeBack,
                 ask::CloseContact, ask::WrapUp, ask::LeaveDesk, ask::Typing, ask::SetLanguage, ask::SetTheme,
                 ask::SetScale, ask::SetVolume, ask::SetMute, ask::SetStill, ask::SetName, ask::WriteCase,
                 ask::LeaveAuthor, ask::SaveCase, ask::UndoEdit, ask::RedoEdit, ask::AddEntry, ask::EditCase,
                 ask::PlayFrom, ask::DropEdits, ask::ChoosePerson, ask::SignIn, ask::SignOut, ask::WasTold,
                 ask::ChangePin, ask::SetUpPeople, ask::OpenDataFolder, ask::RestoreBackup,
                 ask::DismissNotice, ask::Quit>;
using Commands = std::vector<Command>;

} // namespace amends::ui
