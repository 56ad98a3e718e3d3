#pragma once
// Behind the manager's screens: whose records are looked at, what this reader may see of them, and the pages.
#include "sim/app/library.hpp"
#include "sim/app/report/report_words.hpp"
#include "sim/records/programmes.hpp"
#include "sim/ui/manager/manager.hpp"

#include <future>
#include <map>
#include <memory>
#include <span>

namespace amends::app {

class ManagerDesk;

/// A tab of the manager's screens, with what it remembers between frames.
class ManagerPage {
public:
    virtual ~ManagerPage() = default;
    /// Draws and does what was pressed. Called once a frame while it is the open tab.
    virtual void draw(ui::Rect, ui::Commands&) = 0;
    /// The records may have changed: what was read of them is read anew.
    virtual void forget() {}
    /// How many things wait here, for the badge.
    [[nodiscard]] virtual int waiting() { return 0; }
};

/// A row of the table in manager_tabs.cpp: one more row is one more tab.
struct ManagerTabRow {
    std::string_view id; ///< the word is manager.tab.<id>; also --tab
    ui::Icon icon = ui::Icon::none;
    bool (*may_see)(const ManagerDesk&); ///< null: whoever may open these screens
    std::unique_ptr<ManagerPage> (*make)(ManagerDesk&);
};
std::span<const ManagerTabRow> manager_tabs();

/// What the screens are given by the program.
struct ManagerHost {
    ui::Ui& ui;
    std::filesystem::path data; ///< the data folder: the demonstration and written files lie in it
    std::filesystem::path assets;
    const std::vector<LibraryCase>& cases;
    std::function<void()> wake; ///< called from other threads; may be empty
    std::function<void(std::string, ui::Tone)> tell;
};

/// The records that are looked at and who looks.
struct ManagerRecords {
    records::Store* store = nullptr;     ///< null: there are none
    records::Reader* reader = nullptr;   ///< the same
    std::optional<records::Actor> actor; ///< none: people are listed and nobody has signed in
};

enum class ManagerStanding : std::uint8_t { no_records, nobody_signed_in, no_right, may_look };

class ManagerDesk {
public:
    ManagerDesk(ManagerHost, ManagerRecords);
    ~ManagerDesk();
    ManagerDesk(const ManagerDesk&) = delete;
    ManagerDesk& operator=(const ManagerDesk&) = delete;

    void draw(ui::Rect, ui::Commands&);
    /// Something was written: pages and reports are read anew.
    void forget();
    /// Opens a tab by its id; false when there is none that this reader may see.
    bool open_tab(std::string_view id);
    /// The words of the open tab; empty while there is none.
    [[nodiscard]] std::string open_tab_words() const;
    /// The 40 invented people, in a store of their own; made when first asked for.
    void look_at_demonstration();
    void leave_demonstration();
    /// Waits for all that is being read; for pictures and tests.
    void finish_reading();

    // --- for the pages
    [[nodiscard]] ui::Ui& ui() const { return host_.ui; }
    [[nodiscard]] const ui::Texts& texts() const { return *host_.ui.texts; }
    [[nodiscard]] const ManagerHost& host() const { return host_; }
    [[nodiscard]] bool is_demonstration() const { return demonstration_ != nullptr; }
    [[nodiscard]] ManagerStanding standing() const;
    /// Of what is looked at. Only while `standing()` is `may_look`.
    [[nodiscard]] records::Store& store() const { return *looked_at().store; }
    [[nodiscard]] records::Reader& reader() const { return *looked_at().reader; }
    [[nodiscard]] const records::Actor& actor() const { return *looked_at().actor; }
    [[nodiscard]] bool may(records::Right) const;
    /// Names, a line a person and other people's attempts.
    [[nodiscard]] bool opens_persons() const { return may(records::Right::read_records); }
    /// In the order they were added, read once until `forget`; empty where they may not be seen.
    [[nodiscard]] const std::vector<records::Person>& people();
    [[nodiscard]] const std::vector<records::Programme>& programmes();
    /// The name of somebody, else the id.
    [[nodiscard]] std::string name_of(const std::string& person);
    /// In the reader's language; of an invented case what it is about.
    [[nodiscard]] std::string title_of_case(const std::string& scenario) const;
    /// Counted on a thread of its own. Null: not yet, or it cannot be read (told once).
    [[nodiscard]] const BeforeAfter* report(const records::Programme&);
    void tell(std::string words, ui::Tone tone) const { host_.tell(std::move(words), tone); }
    void tell(const records::StoreFault&) const;

    // What the tabs hand to each other.
    std::string programme; ///< the chosen one's id; empty: the first
    std::string person;    ///< whose page is open; empty: nobody's
    std::string attempt;   ///< which is open for reading; empty: none
    /// The chosen programme, else the first; null: there is none.
    [[nodiscard]] const records::Programme* chosen_programme();

private:
    struct Demonstration;
    struct OpenPage {
        const ManagerTabRow* row = nullptr;
        std::unique_ptr<ManagerPage> page;
    };
    struct Counting;
    [[nodiscard]] const ManagerRecords& looked_at() const;
    void open_demonstration_in(support::Lang);
    void take_demonstration();
    void close_pages();
    /// The demonstration is told in one language: where the window's has changed, the other one takes its
    /// place, open at the same tab, programme and person.
    void follow_language();
    void show_records();
    void draw_page(ui::Rect, ui::Commands&);

    ManagerHost host_;
    ManagerRecords real_;
    std::shared_future<std::shared_ptr<Demonstration>> demonstration_coming_;
    std::shared_ptr<Demonstration> demonstration_;
    support::Lang demonstration_lang_{}; ///< last asked for
    std::vector<OpenPage> pages_;
    std::unique_ptr<ManagerPage> attempt_page_; ///< over the open tab while `attempt` names one
    std::size_t current_ = 0;
    /// To be opened once the demonstration is there.
    std::string wanted_tab_, wanted_programme_, wanted_person_;
    std::optional<std::vector<records::Person>> people_;
    std::optional<std::vector<records::Programme>> programmes_;
    std::map<std::string, std::unique_ptr<Counting>> reports_; ///< by programme
    std::vector<std::unique_ptr<Counting>> stale_;             ///< still counting, no longer wanted
};

} // namespace amends::app
