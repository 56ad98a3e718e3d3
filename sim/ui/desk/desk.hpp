#pragma once
// The desk: conversations, chat, order. Draws a DeskView and collects what was asked for.
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"
#include "sim/ui/desk/desk_view.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace amends::ui {

/// An action's form while it is open.
struct ActionForm {
    std::optional<scenario::DeskAction> open;
    std::map<std::string, EditState> typed;    ///< by field name
    std::map<std::string, std::string> picked; ///< by field name
    bool tried = false;                        ///< missing fields are marked from then on
    bool begun = false;                        ///< drawn before: the keyboard has its place
};

/// A photo looked at closely.
struct PhotoViewer {
    std::string picture, caption; ///< empty picture: closed
    float zoom = 1;
    Vec centre{.5F, .5F};
};

enum class RightTab : std::uint8_t { order, knowledge, contact };
enum class ContactTab : std::uint8_t { all, waiting, finished };

/// What the desk's controls remember between frames: drafts, open popups, tabs.
struct DeskWidgets {
    EditState draft, contact_search, knowledge_search, reply_search;
    std::uint64_t draft_saved = 0; ///< revision of the draft last asked to be kept
    ContactTab contact_tab = ContactTab::all;
    RightTab right_tab = RightTab::order;
    PopoverState replies, left_drawer, right_drawer;
    bool narrow = false; ///< the side panes are drawers
    ActionForm form;
    PhotoViewer photo;
    std::string open_article;
    bool asks_to_close = false, asks_to_leave = false;
    bool focus_composer = true;
    std::optional<double> choice_taken_s;
    std::set<std::string> guided; ///< guide steps that were seen
};

/// Draws the whole desk into the rectangle.
void draw_desk(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);

/// Logical width below which the side panes become drawers.
inline constexpr float panes_need = 1000;

// --- the parts, each in a file of its name
// ----------------------------------------------------------------

void draw_contacts_pane(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);
void draw_chat_pane(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);
void draw_customer_header(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);
void draw_messages(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);
/// Composer or choices; `height` tells how much room the next frame shall give.
void draw_answer_bar(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);
[[nodiscard]] float answer_bar_height(Ui&, const DeskView&, const DeskWidgets&, float width);
/// What scrolls in the right pane reaches into its margins: outlines and shadows on the left, the thumb on
/// the right.
[[nodiscard]] Rect with_margins(const Ui&, Rect);
void draw_right_pane(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);
float draw_order_card(Ui&, Rect, const OrderView&, const DeskView&, DeskWidgets&);
float draw_actions_card(Ui&, Rect, const DeskView&, DeskWidgets&, Commands&);
float draw_mood_card(Ui&, Rect, const MoodView&);
float draw_steps_card(Ui&, Rect, const DeskView&);
float draw_promises_card(Ui&, Rect, const DeskView&);
/// What else the desk knows; nothing drawn without a sentence.
float draw_known_card(Ui&, Rect, const DeskView&);
float draw_knowledge(Ui&, Rect, const DeskView&, DeskWidgets&);
float draw_track_card(Ui&, Rect, const OrderView&);
void draw_action_form(Ui&, const DeskView&, DeskWidgets&, Commands&);
void draw_photo_viewer(Ui&, Rect, DeskWidgets&);
void draw_desk_questions(Ui&, const DeskView&, DeskWidgets&, Commands&);
/// Outlines the part the guided case speaks of, when `part` is that part; its words stand above the composer.
void draw_guide(Ui&, Rect beside, std::string_view part, const DeskView&);

} // namespace amends::ui
