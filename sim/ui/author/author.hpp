#pragma once
// The author screen: a case as outline, picture, preview and forms, with what is wrong in it.
#include "sim/author/merge.hpp"
#include "sim/ui/author/author_inbox.hpp"
#include "sim/ui/author/author_inbox_list.hpp"
#include "sim/ui/author/author_rubric.hpp"
#include "sim/ui/author/author_text.hpp"
#include "sim/ui/author/author_walk.hpp"
#include "sim/ui/author/file_picker.hpp"
#include "sim/ui/author/form.hpp"
#include "sim/ui/author/graph.hpp"
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"
#include "support/problem.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

enum class AuthorTab : std::uint8_t { graph, preview, tests, walk, inbox, text, problems, outline, form };

/// A problem and the place it stands at, as a JSON pointer; without one it concerns the file.
struct AuthorProblem {
    std::string place, code, text, hint, where;
    support::Severity severity = support::Severity::error;
    int line = 0, column = 0; ///< of the text, from 1; line 0: the file as a whole
};

/// A part of the case one can open, or the heading of several.
struct OutlineRow {
    std::string place; ///< JSON pointer; of a heading the list's
    std::string id;    ///< for the record: "node/opening"
    std::string title, note;
    Icon icon = Icon::none;
    Tone tone = Tone::neutral;
    bool heading = false, nested = false;
    bool adds = false; ///< a heading whose list may grow
    int errors = 0, warnings = 0;
};

/// A node or an ending as a trainee would see it.
struct PreviewLine {
    std::string text, photo, note;
    bool mine = false;
};
struct PreviewPart {
    std::string title;
    std::vector<PreviewLine> lines;
};
struct PreviewView {
    std::string title, name, portrait, why_not;
    std::vector<PreviewPart> parts;
};

/// The case's own tests and what they reach.
struct AuthorTest {
    std::string id, place, note; ///< place: JSON pointer
    std::vector<std::string> faults;
    bool known = false, passed = false;
};
struct CoverageFigure {
    std::string name, value;
    float part = 0;
};
/// How a case's own tests stand, for the lines that say how a case stands.
struct TestsState {
    enum class Known : std::uint8_t { no_tests, not_run, running, outdated, yes };
    Known known = Known::no_tests;
    int run = 0, failed = 0; ///< of the last run
    [[nodiscard]] bool fails() const { return known == Known::yes && failed > 0; }
};
/// "2 of 9 tests failed"; empty: there are none.
[[nodiscard]] std::string tests_words(const Texts&, const TestsState&);
/// "Check passed · 2 of 9 tests failed": a case is called sound only with its tests.
[[nodiscard]] std::string state_words(const Texts&, int errors, int warnings, const TestsState&);
[[nodiscard]] Tone state_tone(int errors, int warnings, const TestsState&);
[[nodiscard]] Icon state_icon(Tone);

struct AuthorTestsView {
    TestsState state;
    std::vector<AuthorTest> tests;
    std::vector<CoverageFigure> coverage; ///< empty: not run yet
    std::string why_not;                  ///< not empty: they cannot be run now
    bool running = false, outdated = false;
    std::vector<scenario::Way> ways; ///< of answering: a test is recorded in one of them
};

/// What a trial may begin with.
struct PlayFromView {
    scenario::PlaceId node; ///< empty: none is chosen
    std::string title;
    int mood = 0; ///< the customer's at the case's beginning
    std::vector<scenario::FlagId> flags;
    std::vector<support::Lang> langs;
    std::vector<scenario::Way> ways;
};
struct PlayFromWidgets {
    bool open = false, begun = false;
    int mood = 0, minutes = 0;
    std::vector<scenario::FlagId> flags; ///< those that are set
    support::Lang lang = support::Lang::zh;
    scenario::Way way = scenario::Way::free;
    float flags_height = 0; ///< pixels, of the last frame
};

struct AuthorView {
    std::string case_title;
    bool unsaved = false;
    std::string undo, redo;  ///< what they would take back and bring again; empty: nothing
    std::string why_no_play; ///< empty: it can be played
    const GraphView* graph = nullptr;
    std::vector<OutlineRow> outline;
    std::vector<AuthorProblem> problems;
    int errors = 0, warnings = 0, notes = 0;
    PreviewView preview;
    FormView form;
    const author::Document* document = nullptr;
    std::uint64_t revision = 0; ///< of the document
    bool is_unshaped = false;   ///< JSON that is no case at all: there is nothing but its text to show
    bool is_rubric = false;     ///< a rubric or a word list: it has no graph, preview or tests of its own
    EffectView effect;          ///< of a rubric's change
    PlayFromView play_from;
    AuthorTestsView tests;
    WalkView walk;
    ImportView import;
    InboxView inbox;
    std::vector<author::InboxEntry> replies; ///< those of `inbox`
    const scenario::Scenario* script = nullptr;
    std::vector<std::string> attempts; ///< what real attempts tell of the place whose form is open
};

/// How a case is passed on.
enum class ShareAs : std::uint8_t { package, page, texts };

struct AuthorWidgets {
    AuthorTab tab = AuthorTab::graph;
    GraphWidgets graph;
    FormWidgets form;
    EditState search;                                        ///< of the outline
    std::string place;                                       ///< JSON pointer of what the form shows
    std::optional<std::string> picked_place, picked_pointer; ///< newly: a place of the picture, or any part
    bool focus_form = false;                                 ///< the form takes the keyboard
    PlayFromWidgets play_from;
    TextPaneWidgets text;
    EffectWidgets effect;
    std::optional<author::Merge> versions;                  ///< changed here and on disk: to be chosen from
    bool solves = false;                                    ///< the choice is made
    bool versions_later = false, asks_for_versions = false; ///< put off, with a bar that reminds of it
    bool asks_to_run_tests = false, asks_to_record = false; ///< a play from the beginning, to become a test
    PopoverState record_menu;                               ///< in which way of answering
    scenario::Way record_way = scenario::Way::free;         ///< of the test that is asked for
    bool asks_to_leave = false;                             ///< something is not saved
    bool problems_open = false;
    bool reveal_place = false; ///< in the outline
    WalkWidgets walk;
    InboxWidgets inbox;
    PopoverState share_menu;
    std::optional<ShareAs> share;              ///< newly asked for
    bool asks_for_copy = false;                ///< to go on in a case of one's own
    ImportWidgets import;                      ///< of a translated table
    std::uint64_t seed = 1;                    ///< of the preview
    std::optional<support::Lang> preview_lang; ///< none: the window's
};

struct OutlineInput {
    const scenario::Scenario& script; ///< also a draft
    std::size_t own_nodes = 0;        ///< those of parts are not written here
    const Texts& texts;
    const std::vector<AuthorProblem>& problems;
    std::string_view query;
};
[[nodiscard]] std::vector<OutlineRow> make_outline(const OutlineInput&);
[[nodiscard]] std::vector<OutlineRow> make_rubric_outline(const author::Document&, const Texts&,
                                                          const std::vector<AuthorProblem>&,
                                                          std::string_view query);

[[nodiscard]] std::vector<OutlineRow> make_lexicon_outline(const author::Document&, const Texts&,
                                                           const std::vector<AuthorProblem>&,
                                                           std::string_view query);

struct PreviewInput {
    std::shared_ptr<const scenario::Scenario> script;
    std::string place; ///< id of a node or an ending
    const Texts& texts;
    support::Lang lang = support::Lang::zh;
    std::uint64_t seed = 1;
    std::string case_folder; ///< of its own pictures, with '/' at the end
};
[[nodiscard]] PreviewView make_preview(const PreviewInput&);

/// The pointer of a node or an ending; empty when there is none of that id.
[[nodiscard]] std::string pointer_of_place(const scenario::Scenario&, std::string_view id);
/// The id of the node or ending that a pointer leads to or into; empty: none.
[[nodiscard]] std::string place_of_pointer(const scenario::Scenario&, std::string_view pointer);
/// How many problems stand in each node and ending, as the graph wants it.
[[nodiscard]] std::vector<PlaceProblems> problems_by_place(const scenario::Scenario&,
                                                           const std::vector<AuthorProblem>&);

void draw_author(Ui&, Rect, const AuthorView&, AuthorWidgets&, Commands&);
/// What was typed and is not in the document yet, as edits: before the file is looked at, saved or left.
void hand_on_typed(Ui&, const author::Document&, AuthorWidgets&, Commands&);

// --- parts
void draw_author_head(Ui&, Rect, const AuthorView&, AuthorWidgets&, Commands&);
void draw_outline(Ui&, Rect, const AuthorView&, AuthorWidgets&, Commands&);
void draw_preview(Ui&, Rect, const AuthorView&, AuthorWidgets&);
void draw_author_tests(Ui&, Rect, const AuthorView&, AuthorWidgets&);
void draw_author_text(Ui&, Rect, const AuthorView&, AuthorWidgets&, Commands&);
/// Nothing but its text can be shown; the text is shown.
[[nodiscard]] bool is_text_only(const AuthorView&);
[[nodiscard]] bool shows_text(const AuthorView&, const AuthorWidgets&);
void draw_author_problems(Ui&, Rect, const AuthorView&, AuthorWidgets&);
void draw_play_from(Ui&, const AuthorView&, AuthorWidgets&, Commands&);
/// What was changed here and on disk, piece by piece.
void draw_versions(Ui&, AuthorWidgets&);
/// While the choice is put off: a reminder above the panes.
void draw_versions_bar(Ui&, Rect& page, AuthorWidgets&);
void draw_leave_question(Ui&, AuthorWidgets&, Commands&);
/// Shows the form of a part, and the part on the picture where it is a place of it. With `reveal` the field
/// at the pointer takes the keyboard.
void open_place(AuthorWidgets&, const scenario::Scenario*, std::string_view pointer, bool reveal);
/// The part whose form holds what stands at the pointer.
[[nodiscard]] std::string form_place_of(std::string_view pointer);

// --- the list of cases one may write at
struct AuthorCase {
    std::string path, id, title, note;
    bool own = false, unreadable = false;
    int errors = 0, warnings = 0;
    int replies = 0;   ///< open ones in the trainer's inbox
    int coverage = -1; ///< percent of what its own tests reach; below 0: not known
    TestsState tests;
    std::string attempts; ///< how real attempts went; empty: none
};
struct AuthorListView {
    std::vector<AuthorCase> cases; ///< own ones first
    std::vector<AuthorCase> rubrics, lexicons;
    InboxListView inbox;
    ImportView import;
};
struct ShareCase {
    std::string path; ///< of its scenario.json
    ShareAs as{};
};
struct AuthorListWidgets {
    EditState search;
    bool asks_for_new = false;                              ///< "New case"
    bool asks_for_rubric = false, asks_for_lexicon = false; ///< "New rubric", "New word list"
    bool shows_inbox = false;
    InboxListWidgets inbox;
    ImportWidgets import;
    PopoverState share_menu;
    std::string share_path;         ///< of the row whose menu is open
    std::optional<ShareCase> share; ///< newly asked for
};
void draw_author_list(Ui&, Rect, const AuthorListView&, AuthorListWidgets&, Commands&);

} // namespace amends::ui
