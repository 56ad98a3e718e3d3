#pragma once
// "New case from a conversation" and "from a template" as steps one can go back and forth between. A value:
// each function yields the wizard after what was done; nothing is read or written here.
#include "sim/author/conversation_case.hpp"
#include "sim/author/templates.hpp"

#include <variant>

namespace amends::author {

enum class WizardStep {
    choose,   ///< paste a conversation, hand in a file, or pick a template
    speakers, ///< who is customer, who agent, who neither
    masks,    ///< what was found and masked; more or less of it
    nodes,    ///< the steps of the talk: joined, left out, mended
    name,     ///< id, title, language
    saved
};

/// One thing that was found, once, however often it stands in the talk.
struct MaskFinding {
    std::string found, placeholder;
    MaskKind kind = MaskKind::name;
    std::size_t times = 0;
    bool kept = false; ///< the trainer lets it stand
    friend bool operator==(const MaskFinding&, const MaskFinding&) = default;
};

struct Wizard {
    WizardStep step = WizardStep::choose;
    std::string pasted;        ///< what stands in the box
    std::string template_name; ///< picked instead; empty: none
    std::string talk_of;       ///< the pasted text that `talk` was read from
    std::string file_name;     ///< of the file it was read from; empty: none
    Conversation talk;
    MaskMemory memory;
    std::vector<std::string> masked; ///< the talk's messages, nothing personal in them
    std::vector<MaskFinding> findings;
    std::vector<MaskDoubt> doubts; ///< to be looked at: nothing hides them
    TalkSteps steps;
    bool mended = false; ///< the trainer joined, left out or wrote steps
    NewCase made;
    bool lang_chosen = false;       ///< by the trainer: no longer guessed
    bool id_chosen = false;         ///< by the trainer: it no longer follows the title
    std::optional<Refused> refused; ///< why the last thing could not be done
};

/// The text in the box changes; a template or file that was picked is no longer.
[[nodiscard]] Wizard with_pasted(Wizard, std::string text);
/// A file was handed in: it is read at once and the wizard goes on to the speakers.
[[nodiscard]] Wizard with_file(Wizard, std::string bytes, std::string_view file_name);
/// A template is picked: the next step is its name.
[[nodiscard]] Wizard with_template(Wizard, std::string name);
/// Masks and nodes are made anew, also nodes that were mended.
[[nodiscard]] Wizard with_role(Wizard, std::size_t speaker, SpeakerRole);
/// A finding stands as it was written, or is masked again; in mended nodes, too.
[[nodiscard]] Wizard with_kept(Wizard, const std::string& found, bool kept);
/// A doubtful word names nobody: it stands and is not told again.
[[nodiscard]] Wizard with_cleared(Wizard, const std::string& word);
/// A word the rules did not find is masked wherever it stands.
[[nodiscard]] Wizard with_masked(Wizard, const std::string& word, MaskKind);
[[nodiscard]] Wizard with_joined(Wizard, std::size_t step);
[[nodiscard]] Wizard without_step(Wizard, std::size_t step);
/// The words of a step, mended by the trainer.
[[nodiscard]] Wizard with_reply(Wizard, std::size_t step, std::string reply);
[[nodiscard]] Wizard with_customer(Wizard, std::size_t step, std::vector<std::string> lines);
/// The steps as they were before something was done to them.
[[nodiscard]] Wizard with_steps(Wizard, TalkSteps);
[[nodiscard]] Wizard with_id(Wizard, std::string id);
[[nodiscard]] Wizard with_title(Wizard, std::string title);
/// Of a template. A talk is in the language it is written in: `refused` says so, nothing changes.
[[nodiscard]] Wizard with_lang(Wizard, support::Lang);
/// The case was written.
[[nodiscard]] Wizard with_saved(Wizard);

/// Why the step cannot be left, or nothing. "Next" is grey then and this says why.
[[nodiscard]] std::optional<Refused> missing_for_next(const Wizard&);
/// The next step, reading and masking on the way; with `refused` where it was when it cannot be left. A talk
/// that was read already is not read again: what was said of it stands.
[[nodiscard]] Wizard next(Wizard);
/// The step before; nothing that was done is lost.
[[nodiscard]] Wizard back(Wizard);

/// scenario.json of the conversation. Only at the step `name`, when nothing is missing.
[[nodiscard]] std::string case_of(const Wizard&, const engine::JudgeReply&);

} // namespace amends::author
