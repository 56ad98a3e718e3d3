#pragma once
// "New case": from a template, or from a conversation that really took place, step by step.
#include "sim/author/wizard.hpp"
#include "sim/ui/author/file_picker.hpp"
#include "sim/ui/base/vocabulary.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct WizardTemplate {
    std::string name, title, summary;
    std::vector<std::string> parts;    ///< shared sub-scripts, as people call them
    std::vector<std::string> fill_ins; ///< what has to be changed
    bool speaks_zh = true, speaks_en = true;
};

/// A folder's entry that may be handed in, or gone into.
using WizardFile = FileRow;

struct WizardView {
    const author::Wizard* wizard = nullptr;
    std::uint64_t version = 0; ///< another for every wizard there was
    std::vector<WizardTemplate> templates;
    std::string folder;            ///< whose entries `files` are
    std::vector<WizardFile> files; ///< folders first
    std::string trouble;           ///< why the last thing could not be done; empty: nothing
    std::string missing;           ///< why the step cannot be left; empty: it can
    std::string where;             ///< the folder that is made
    std::string reading;           ///< the file that is being read; empty: none
};

enum class WizardSource : std::uint8_t { paste, file };

/// What the steps keep between frames, and what they ask for.
struct WizardWidgets {
    WizardSource source = WizardSource::paste;
    EditState pasted, path, word, id, title;
    author::MaskKind word_kind = author::MaskKind::name;
    PopoverState kinds;
    std::map<std::string, EditState> steps; ///< fields of the steps, by number and side
    std::vector<author::TalkSteps> before;  ///< of the steps, for undo; newest last
    std::string edited;                     ///< the field whose words were changed last
    std::vector<float> talk_tops;           ///< where each message stands, in pixels
    std::uint64_t talk_version = 0;
    float talk_width = 0;
    MarkingState marking; ///< the words marked in `marked_message`
    std::optional<std::size_t> marked_message;
    std::optional<author::WizardStep> drawn; ///< of the last frame
    bool asks_to_leave = false;

    std::optional<author::Wizard> becomes; ///< what was done makes it this
    std::optional<std::string> opens;      ///< path of a folder to look into or a file to read
    bool makes = false, leaves = false;
    bool stops_reading = false; ///< the file that is being read is no longer wanted
};

/// Whether leaving would lose something that was pasted, read or written.
[[nodiscard]] bool holds_work(const author::Wizard&);

void draw_author_wizard(Ui&, Rect, const WizardView&, WizardWidgets&);

// --- parts
/// Changes the wizard; several changes in a frame go one after the other.
template <class Change>
void change_wizard(const WizardView& view, WizardWidgets& widgets, const Change& change) {
    widgets.becomes = change(widgets.becomes ? std::move(*widgets.becomes) : *view.wizard);
}
void draw_wizard_choose(Ui&, Rect, const WizardView&, WizardWidgets&);
void draw_wizard_speakers(Ui&, Rect, const WizardView&, WizardWidgets&);
void draw_wizard_masks(Ui&, Rect, const WizardView&, WizardWidgets&);
void draw_wizard_nodes(Ui&, Rect, const WizardView&, WizardWidgets&);
void draw_wizard_name(Ui&, Rect, const WizardView&, WizardWidgets&);
/// The conversation, each message with who says it; with `masked` its words without what is personal, the
/// placeholders marked.
void draw_wizard_talk(Ui&, Rect, const WizardView&, WizardWidgets&, bool masked);
/// What is wrong or missing, with a sign, on one line or more; yields its height.
float draw_wizard_trouble(Ui&, Rect, const std::string&);

} // namespace amends::ui
