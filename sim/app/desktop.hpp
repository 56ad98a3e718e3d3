#pragma once
// The program behind the window: owns everything, prepares what screens show and does what they ask for.
#include "sim/app/author/case_coverage.hpp"
#include "sim/app/author/inbox_desk.hpp"
#include "sim/app/author/intake_work.hpp"
#include "sim/app/author_rubric.hpp"
#include "sim/app/author_wizard.hpp"
#include "sim/app/author_work.hpp"
#include "sim/app/bench_work.hpp"
#include "sim/app/daily_backup.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/app/manager/manager_desk.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/people/retention_notice.hpp"
#include "sim/app/people/seat.hpp"
#include "sim/app/people/sitting_run.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/open_folder.hpp"
#include "sim/app/session/again.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/app/session/session.hpp"
#include "sim/app/session/stored_result.hpp"
#include "sim/app/settings_file.hpp"
#include "sim/app/ui_host.hpp"
#include "sim/author/refused.hpp"
#include "sim/records/plans.hpp"
#include "sim/records/reader.hpp"
#include "sim/records/store.hpp"
#include "sim/sound/sound.hpp"
#include "sim/ui/base/commands.hpp"
#include "sim/ui/bench/bench.hpp"
#include "sim/ui/debrief/debrief.hpp"
#include "sim/ui/debrief/kept_attempt.hpp"
#include "sim/ui/desk/desk.hpp"
#include "sim/ui/desk/make_desk_view.hpp"
#include "sim/ui/home/home.hpp"
#include "sim/ui/people/sign_in.hpp"
#include "sim/ui/settings/settings.hpp"
#include "sim/ui/shell/top_bar.hpp"
#include "sim/ui/wrap_up/wrap_up.hpp"

#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace amends::app {

class OpeningProgress;

/// Where things lie and what the window was asked for.
struct DesktopPlaces {
    std::filesystem::path assets, data, settings_file;
    std::string library; ///< --library; empty: the usual places
    /// Where files to be handed in are looked for first; empty: the person's data folder.
    std::filesystem::path intake = {};
    /// How the judge is read, on a thread of its own.
    std::function<JudgeFromFiles(const std::filesystem::path&)> read_judge =
        [](const std::filesystem::path& folder) { return load_judge(folder); };
    /// Counts from the start of the machine: how long nobody was there, how long one has to wait.
    std::function<std::chrono::milliseconds()> now = platform::monotonic_now;
};

/// What lists need of an attempt, read from its summary.
struct AttemptSummary {
    std::string id, scenario, person, phase, started_utc;
    bool is_assessment = false;
    records::AttemptState state = records::AttemptState::open;
    std::optional<int> total_tenths;
    bool passed = false;
    std::int64_t turns = 0;
    bool can_go_on = true; ///< of an open one: not recorded by another version
};

/// What is read on threads of its own while the window opens.
struct ReadBeside {
    std::future<std::vector<LibraryCase>> cases;
    std::future<std::vector<std::shared_ptr<const rubric::Rubric>>> rubrics;
    std::future<records::Outcome<records::Store>> store;
    std::shared_ptr<OpeningProgress> opening; ///< of the store
};
/// Begins to read. `wake` is the store's, called from other threads.
[[nodiscard]] ReadBeside begin_reading(const DesktopPlaces&, std::function<void()> wake,
                                       std::shared_ptr<OpeningProgress> = {});

class Desktop {
public:
    /// `wake` is called from other threads.
    Desktop(UiHost&, const DesktopPlaces&, Settings, std::function<void()> wake);
    Desktop(UiHost&, DesktopPlaces, Settings, std::function<void()> wake, ReadBeside);
    ~Desktop();
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    /// One frame between NewFrame and Render: works on what fell due, draws, does what was asked.
    void frame();
    /// When the next frame is needed without input; nothing: never.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next_wake() const;
    /// False while a sitting is open: then it asks first.
    [[nodiscard]] bool may_close();
    [[nodiscard]] bool wants_to_end() const { return ends_; }
    /// The first picture is on the screen: what it did not need follows.
    void after_first_picture();
    /// The window was asked to close: drafts are saved.
    void before_end(const WindowPlace&);
    [[nodiscard]] std::string title() const;

    // --- for pictures and tests
    // ---------------------------------------------------------------------------------

    void open_screen(ui::Screen screen) { screen_ = screen; }
    /// Plays a case up to the end of a script without a store, with a clock that stands still.
    support::Status show_case(const std::string& id, scenario::Way, engine::Mode, support::Lang,
                              const std::string& script);
    void choose_right_tab(ui::RightTab tab) { desk_.right_tab = tab; }
    ui::DebriefWidgets& debrief_widgets() { return debrief_; }
    /// The marking bench of a case with all its samples judged, a label opened where one is named. False when
    /// it cannot be judged.
    bool show_bench(const std::string& id, const std::string& node = {}, const std::string& reply = {},
                    const std::string& label = {});
    /// The author screen with a case of the library; nothing is written unless it is asked to save.
    bool show_author(const std::string& id, const std::string& tab = {});
    /// "New case", with a conversation pasted and taken on by so many steps.
    void show_wizard(const std::string& pasted, int steps);
    /// The manager's screens at a tab; over the invented people where asked. False where there is no such
    /// tab.
    bool show_manager(const std::string& tab, bool demonstration);
    /// Files were let go over the window.
    void drop_files(const std::vector<std::filesystem::path>&);
    /// The list of cases one may write at, with all that is told of them.
    void show_author_list();
    /// Signs in without asking; waits for it.
    support::Status sign_in_as(const std::string& person, const std::string& pin);
    /// Lists are stored attempts and cases; read anew.
    void refresh();

private:
    void open_store();
    void keep_store(records::Outcome<records::Store>);
    void read_judge();    ///< begins to, once
    void tell_of_judge(); ///< what is amiss with it, once it is read
    /// Nobody judges this, or rules alone, which is not enough: it has been told.
    bool lacks_judge(engine::Mode);
    [[nodiscard]] const JudgeFromFiles& judge(); ///< waits for it
    void go_on_starting();
    void take_player(); ///< waits for it
    [[nodiscard]] bool can_examine() const;
    /// Null while it is not read.
    [[nodiscard]] std::optional<engine::JudgeName> judge_today() const;
    [[nodiscard]] bool has_sound() const { return player_ && player_->silent_because().empty(); }
    void play(sound::Cue cue) {
        if (player_) player_->play(cue);
    }
    void keep_sounding(sound::Cue, bool wanted, bool& sounding);
    void sound_the_desk();
    void sound_the_ring(const ui::DeskView&);
    void draw(ui::Rect, ui::Commands&);
    void draw_screen(ui::Rect, ui::Commands&);
    bool draw_waiting(ui::Rect);
    [[nodiscard]] bool is_judge_read() const;
    [[nodiscard]] const std::vector<engine::MissedLabel>& missed_in(const engine::Playthrough&);
    void take_keys(ui::Commands&);
    void work_on();
    void hear_effects();
    void apply(const ui::Command&);

    // What screens ask for.
    void go_to(ui::Screen);
    /// `parent`: the attempt it was asked for from; none: it stands for itself.
    void start_case(const ui::ask::StartCase&, const std::optional<Parent>& parent = {});
    void remember_rubric(const ui::ask::StartCase&);
    void enter_desk(Session);
    void read_other_version(const std::string& attempt, const support::Localized& why_not);
    void resume_attempt(const std::string& attempt);
    void close_attempt(const std::string& attempt);
    void open_debrief(const std::string& attempt);
    void open_bench(const scenario::ScenarioId&);
    [[nodiscard]] std::filesystem::path own_library() const;
    [[nodiscard]] bool is_own(const std::filesystem::path& case_file) const;
    [[nodiscard]] ui::AuthorListView author_list_view() const;
    void read_cases_anew();
    void write_case(const std::filesystem::path&);
    void leave_author();
    /// True when work that is not saved is asked about first; what is wanted is done after that.
    bool asks_before_leaving_author(const ui::Command& wanted);
    [[nodiscard]] bool is_asked_about_leaving() const;
    void go_on_leaving();
    void drop_edits();
    void go_back_from_author();
    [[nodiscard]] std::filesystem::path author_folder() const;
    void tell_not_opened(const support::Error&);
    void tell_of_file(const FileNews&);
    void look_after_file();
    /// What stands in the fields and not yet in the document goes into it.
    void take_typed();
    /// The case's own tests are played again once an edit has settled.
    void follow_tests();
    /// Both versions of an unsolved change, what was chosen before kept; shown at once or kept for later.
    void lay_out_versions(bool now);
    void solve_versions();
    void play_from(const ui::ask::PlayFrom&);
    /// A play of the whole case that becomes one of its tests when it has come to an end.
    void record_test();
    void begin_trial(std::shared_ptr<const scenario::Scenario>, const PlaySettings&);
    void keep_recorded_test();
    bool end_trial();
    /// False when the file cannot be read, which has been told.
    bool open_author(const std::filesystem::path&);
    void save_copy();
    void draw_author(ui::Rect, ui::Commands&);
    /// Writes a case as a file for others, into the data folder's "exports".
    void share_case(const ui::ShareCase&);
    /// Once a frame: tells what was written and begins what waits.
    void follow_sharing();
    [[nodiscard]] std::future<support::Result<std::filesystem::path, author::Refused>>
    begin_sharing(const ui::ShareCase&) const;
    // "Import…": the folder that is looked into, and what is taken from it.
    void follow_import(ui::ImportWidgets&);
    void look_into_import(const std::filesystem::path& folder);
    [[nodiscard]] ui::ImportView import_view() const;
    void new_rubric();
    void new_lexicon();
    [[nodiscard]] engine::JudgeReply judge_for_effects();
    void compare_lexicon();
    void tell_of_readiness(const std::filesystem::path& case_file);
    // Files that come in are read and taken on a thread of their own, one after the other.
    void hand_in(const std::filesystem::path&, bool in_dialog);
    void stop_intake();
    void follow_intake();
    void take_intake(const IntakeJob&, IntakeResult);
    TakenFile taken_of(const IntakeJob&, const IntakeResult&);
    [[nodiscard]] std::string file_in_import() const;
    /// What was dropped and is neither package nor story: conversations.
    void hand_dropped_talks();
    void tell_of_placed(const PlacedPackage&, const ImportedTests&, std::size_t notes);
    /// A table of texts into the open case, as one step of undo.
    TakenFile take_texts(const author::TextsTaken&);
    [[nodiscard]] TakenFile refused(const author::Refused&) const;
    [[nodiscard]] TakenFile refused(const PackageCheck&) const;
    void tell_refused(const std::filesystem::path&, const TakenFile&);
    void tell_of_left_out(std::size_t files);
    // The manager's screens.
    [[nodiscard]] ManagerRecords manager_records();
    [[nodiscard]] ManagerDesk& manager();
    [[nodiscard]] bool offers_manager();
    void draw_manager(ui::Rect, ui::Commands&);
    void begin_new_case();
    void draw_new_case(ui::Rect);
    void make_new_case();
    /// A shipped rubric is copied first.
    void write_rubric(const std::filesystem::path&);
    void compare_rubric();
    [[nodiscard]] ui::EffectView effect_view();
    /// True when the rubric is not to be saved yet: first its effect is shown.
    bool asks_before_saving_rubric();
    void follow_rubric();
    void run_case_tests();
    void edit_case(const author::Edit&);
    void undo_edit(bool redo);
    void add_entry(const std::string& list);
    /// False when it could not be written, which has been told.
    bool save_case();
    void go_on_judging();
    void draw_bench(ui::Rect, ui::Commands&);
    [[nodiscard]] std::shared_ptr<const rubric::Rubric> rubric_of(const scenario::Scenario&) const;
    // From the trainee to the trainer.
    void note_not_understood();
    void draw_share_question();
    void share_turn(const records::TurnName&, bool is_shared);
    [[nodiscard]] const std::set<std::int64_t>* shared_of(const std::string& attempt);
    void share_from_debrief(const engine::Playthrough&);
    void read_trainer_records();
    void take_trainer_records(bool waits = false);
    void show_trainer_records();
    void play_listed_tests();
    [[nodiscard]] std::vector<author::InboxEntry> inbox_entries() const;
    void mark_entry(const author::InboxEntry&, const std::optional<author::InboxMark>&);
    void keep_phrase(const ui::InboxDecision&);
    void make_of_entry(const ui::InboxDecision&);
    void decide_on_entry();
    [[nodiscard]] ui::AuthorView open_case_view() const;
    [[nodiscard]] std::set<std::string> played_versions() const;
    /// Replies of all cases that were not understood.
    [[nodiscard]] ui::InboxListView inbox_list_view() const;
    /// Opens the case of a listed reply, the own copy before the shipped one, with its inbox.
    void open_inbox_of(const std::string& scenario);
    void settle_inbox();
    [[nodiscard]] ui::TestsState tests_of(const LibraryCase&) const;
    void add_records_to(ui::AuthorCase&, const LibraryCase&) const;
    // The walk through the open case.
    void see_walk();
    void replay_from(const ui::ask::ReplayFrom&);
    void take_back();
    /// False when it was refused, which has been told.
    bool in_session(engine::Payload);
    void send(const std::string& text);
    void leave_desk();
    // Who sits here.
    [[nodiscard]] bool is_allowed(const ui::Command&);
    [[nodiscard]] bool may_restore() const;
    [[nodiscard]] bool is_own_attempt(const std::string& attempt);
    [[nodiscard]] bool may_read_attempt(const std::string& attempt);
    void look_after_seat();
    [[nodiscard]] std::optional<std::chrono::milliseconds> next_seat_wake() const;
    void take_seat();
    [[nodiscard]] std::string why_nobody_else() const;
    void sign_out();
    void choose_person(const std::string& person);
    void try_pin(const std::string& pin);
    void change_pin(const std::string& pin);
    void set_up_people(const ui::ask::SetUpPeople&);
    void read_people();
    [[nodiscard]] ui::SignInView sign_in_view() const;
    bool draw_gate(ui::Rect, ui::Commands&);
    /// What stands in place of every screen; its main item takes the keyboard when it comes.
    enum class Gate { open, who, pin, told, before_case, between_cases, after_cases };
    [[nodiscard]] Gate gate_now() const;
    // Disputing marks of one's own attempts.
    [[nodiscard]] const std::map<std::int64_t, std::vector<ui::DisputeView>>*
    disputes_of(const std::string& attempt);
    [[nodiscard]] std::shared_ptr<const ui::AttemptView> marks_of_own(const std::string& attempt);
    void follow_dispute(const engine::Playthrough&);
    void read_dispute_answers();
    [[nodiscard]] std::string dispute_news(const std::string& attempt) const;
    // What is due, and the sitting of an assessment.
    void read_duties();
    [[nodiscard]] std::string duty_text(const Duty&) const;
    [[nodiscard]] std::vector<ui::DutyRow> duty_rows() const;
    [[nodiscard]] std::vector<ui::PlanRow> plan_rows() const;
    void begin_warm_up(const std::string& way);
    void take_duty();
    [[nodiscard]] bool is_sitting() const;
    [[nodiscard]] std::size_t sitting_places() const;
    [[nodiscard]] std::string why_no_next_case() const;
    [[nodiscard]] ui::SittingPage sitting_page() const;
    [[nodiscard]] std::vector<std::string> sitting_outcome() const;
    bool draw_sitting(ui::Rect);
    void follow_sitting();
    void play_place();
    void begin_place(std::string id);
    void resume_place(const std::string& id);
    void end_place();
    void end_sitting();
    /// Who is greeted: the person signed in, else the name of the settings.
    [[nodiscard]] const std::string& own_name() const {
        return seat_.person() ? seat_.person()->name : settings_.name;
    }
    void open_data_folder();
    void see_folder_answer();
    void close_left_open();
    void look_for_copies();
    void read_retention(); ///< the rule, and for managers what it takes
    void set_retention();  ///< as the form of the settings says
    void restore_backup();
    void tell(std::string text, ui::Tone tone = ui::Tone::neutral) { toasts_.tell(std::move(text), tone); }
    void tell(const support::Localized& text) { tell(text.in(lang()), ui::Tone::bad); }
    void save_settings();

    // What screens show.
    [[nodiscard]] std::pair<std::string, ui::Tone> trial_badge() const;
    /// In place of the desk's own question while a trial is played.
    void ask_to_leave_trial(ui::Commands&);
    [[nodiscard]] ui::DeskView desk_view() const;
    [[nodiscard]] std::string people_text() const;
    [[nodiscard]] std::vector<ui::ContactRow> other_contacts() const;
    [[nodiscard]] ui::HomeView home_view() const;
    [[nodiscard]] ui::CatalogueView catalogue_view() const;
    [[nodiscard]] ui::CaseCard case_card(const LibraryCase&) const;
    [[nodiscard]] ui::StartOffer start_offer() const;
    [[nodiscard]] ui::SettingsView settings_view() const;
    [[nodiscard]] ui::TopBarView top_bar_view();
    [[nodiscard]] ui::KeptAttemptView kept_view() const;
    [[nodiscard]] const LibraryCase* find(const std::string& scenario) const;
    [[nodiscard]] support::Lang lang() const { return host_.ui().texts->lang(); }
    [[nodiscard]] SessionParts parts();
    [[nodiscard]] bool is_playing() const;

    UiHost& host_;
    std::function<void()> wake_; ///< called from other threads
    DesktopPlaces places_;
    Settings settings_;
    std::future<sound::Player> player_coming_; ///< from the first picture on
    std::optional<sound::Player> player_;
    bool room_sounds_ = false, phone_rings_ = false;
    std::optional<std::size_t> late_turn_;     ///< the turn whose waiting has been sounded
    std::shared_future<JudgeFromFiles> judge_; ///< from the first picture on
    bool judge_told_ = false;
    int frames_ = 0; ///< so many, as far as the judge waits for them
    std::vector<LibraryCase> cases_;
    std::vector<std::shared_ptr<const rubric::Rubric>> rubrics_;
    Log log_;
    std::optional<records::Store> store_;
    std::optional<records::ActingStore> own_records_; ///< the store for whoever plays
    std::jthread backup_;                             ///< ends before the store does
    std::optional<records::Reader> reader_;
    Seat seat_;                            ///< tries PINs on the store: goes before it
    std::chrono::milliseconds used_at_{0}; ///< when somebody was last seen to be there
    ui::SignInWidgets sign_in_;
    ui::NewPinWidgets new_pin_;
    std::string disputes_of_; ///< the attempt whose disputes were read; empty: none
    support::Lang disputes_lang_ = support::Lang::zh;
    std::map<std::int64_t, std::vector<ui::DisputeView>> disputes_; ///< by event
    std::map<std::string, const char*> dispute_answers_;            ///< by attempt: a text's id
    std::shared_ptr<const ui::AttemptView> own_marks_;              ///< of the same attempt; null: not read
    std::vector<Duty> duties_;
    std::vector<records::ImprovementPlan> plans_; ///< open ones of whoever sits here
    std::set<std::string> open_sitting_attempts_; ///< of sittings that were interrupted
    std::unique_ptr<SittingRun> sitting_;         ///< null: none is under way
    ui::SittingWidgets sitting_page_;
    Gate gate_ = Gate::open;               ///< as it was when the last frame was drawn
    std::vector<AttemptSummary> attempts_; ///< of whoever sits here
    std::string notice_;
    RetentionNotice retention_;
    std::string newest_copy_; ///< when the newest copy of the records was made, for people
    std::optional<platform::FolderOpening> opening_;

    std::optional<ui::ask::StartCase> waiting_start_; ///< asked for before the judge was read
    double waiting_since_s_ = 0;

    std::unique_ptr<Session> session_;
    std::optional<StoredResult> kept_;             ///< open for reading: another version's attempt
    std::optional<engine::Playthrough> debriefed_; ///< null: the session's own
    std::string debriefed_id_;
    ui::Screen debrief_from_ = ui::Screen::home; ///< where its way back leads
    /// What was due and not found in the attempt of the debrief, and what this rests on.
    struct Missed {
        std::string attempt;
        std::size_t events = 0;
        bool judged = false;
        std::vector<engine::MissedLabel> labels;
    } missed_;
    std::optional<std::chrono::milliseconds> still_clock_; ///< pictures: time stands here

    ui::Screen screen_ = ui::Screen::home;
    std::optional<ui::Screen> screen_drawn_; ///< of the last frame
    ui::Toasts toasts_;
    ui::TopBarWidgets bar_;
    ui::HomeWidgets home_;
    ui::CatalogueWidgets catalogue_;
    ui::DeskWidgets desk_;
    ui::WrapUpWidgets wrap_up_;
    ui::DebriefWidgets debrief_;
    std::string bench_case_;                ///< whose samples the marking bench shows
    std::unique_ptr<BenchWork> bench_work_; ///< null: not begun
    ui::BenchWidgets bench_;
    std::unique_ptr<AuthorWork> author_work_; ///< the case that is being written; null: none
    ui::AuthorWidgets author_;
    std::optional<ui::Command> leaving_for_; ///< what was wanted when something here was not saved
    std::unique_ptr<WizardWork> new_case_;   ///< "New case"; null: not begun
    engine::JudgeReply effect_judge_;        ///< remembers from one comparison to the next; null: none yet
    std::unique_ptr<EffectWork> effect_;     ///< of the rubric that is being written; null: not compared
    std::vector<ui::AuthorCase> rubric_rows_, lexicon_rows_;
    std::optional<support::Lang> rubric_rows_lang_; ///< none: to be listed anew
    ui::AuthorListWidgets author_list_;
    ui::InboxListView inbox_list_;                 ///< as of the records and cases last read
    std::optional<support::Lang> inbox_list_lang_; ///< none: to be worked out anew
    std::deque<ui::ShareCase> to_share_;           ///< the first is being written where `sharing_` is valid
    std::future<support::Result<std::filesystem::path, author::Refused>> sharing_;
    std::vector<ui::FileRow> import_files_;
    std::string import_folder_;
    std::deque<IntakeJob> to_take_;
    std::unique_ptr<IntakeWork> intake_; ///< null: nothing is being taken in
    double intake_begun_s_ = 0;
    bool intake_told_ = false; ///< that it takes a while
    std::vector<std::filesystem::path> talks_dropped_;
    std::vector<std::string> import_trouble_; ///< why the last file was not taken; empty: nothing
    InboxDesk inbox_;
    bool is_coverage_due_ = true;          ///< cases were read since their tests were played
    CoverageWork coverage_;                ///< of the listed cases' tests
    bool records_test_ = false;            ///< the trial becomes a test
    bool is_trial_ = false;                ///< what is played was begun by the author screen
    std::unique_ptr<ManagerDesk> manager_; ///< null: not opened yet; ends before the store does
    std::optional<bool> offers_manager_;   ///< none: not looked after yet
    ui::SettingsWidgets settings_widgets_;
    scenario::ChoiceId last_choice_;
    std::string box_seen_; ///< the session's box as it was last put into the composer
    bool ends_ = false;
};

} // namespace amends::app
