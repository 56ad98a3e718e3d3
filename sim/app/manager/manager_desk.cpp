#include "sim/app/manager/manager_desk.hpp"

#include "sim/app/manager/attempt_page.hpp"
#include "sim/app/manager/marks_words.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/report/demonstration.hpp"
#include "sim/app/store_place.hpp"

#include <algorithm>
#include <array>

namespace amends::app {

/// The invented people's store, opened on a thread of its own and signed in to.
struct ManagerDesk::Demonstration {
    std::optional<records::Store> store;
    std::optional<records::Reader> reader;
    ManagerRecords records;
    std::optional<records::StoreFault> fault;
};

/// A report on its way. The reader is the thread's own.
struct ManagerDesk::Counting {
    std::shared_future<std::shared_ptr<const records::Outcome<BeforeAfter>>> coming;
    bool is_told = false;

    [[nodiscard]] bool has_come() const {
        return coming.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }
};

namespace {

/// Whoever looks at the demonstration is its manager; the PIN guards nothing.
constexpr const char* demonstration_manager = "demo-manager";
constexpr const char* demonstration_pin = "demonstration";

std::shared_ptr<const records::Outcome<BeforeAfter>> count_report(const records::Store& store,
                                                                  const records::Programme& programme) {
    auto reader = records::reader_of(store);
    if (!reader) return std::make_shared<records::Outcome<BeforeAfter>>(reader.error());
    return std::make_shared<records::Outcome<BeforeAfter>>(before_after(reader.value(), programme));
}

} // namespace

ManagerDesk::ManagerDesk(ManagerHost host, ManagerRecords records)
    : host_(std::move(host)), real_(std::move(records)) {
    show_records();
}

ManagerDesk::~ManagerDesk() = default;

const ManagerRecords& ManagerDesk::looked_at() const {
    return demonstration_ ? demonstration_->records : real_;
}

ManagerStanding ManagerDesk::standing() const {
    const ManagerRecords& here = looked_at();
    if (!here.store || !here.reader) return ManagerStanding::no_records;
    if (!here.actor) return ManagerStanding::nobody_signed_in;
    return may(records::Right::read_reports) ? ManagerStanding::may_look : ManagerStanding::no_right;
}

bool ManagerDesk::may(records::Right right) const {
    const ManagerRecords& here = looked_at();
    return here.reader && here.actor && !records::why_not(*here.reader, *here.actor, right);
}

/// The pages of what is looked at now, none of them read yet.
void ManagerDesk::show_records() {
    const std::string open = pages_.empty() ? std::string() : std::string(pages_[current_].row->id);
    pages_.clear();
    current_ = 0;
    people_.reset();
    programmes_.reset();
    for (auto& [id, counting] : reports_)
        stale_.push_back(std::move(counting));
    reports_.clear();
    programme.clear();
    person.clear();
    attempt.clear();
    attempt_page_.reset();
    if (standing() != ManagerStanding::may_look) return;
    attempt_page_ = std::make_unique<AttemptPage>(*this);
    for (const ManagerTabRow& row : manager_tabs())
        if (!row.may_see || row.may_see(*this)) pages_.push_back({&row, row.make(*this)});
    open_tab(open);
}

void ManagerDesk::forget() {
    people_.reset();
    programmes_.reset();
    for (auto& [id, counting] : reports_)
        stale_.push_back(std::move(counting));
    reports_.clear();
    for (const OpenPage& one : pages_)
        one.page->forget();
    if (attempt_page_) attempt_page_->forget();
}

std::string ManagerDesk::open_tab_words() const {
    return pages_.empty() ? std::string()
                          : texts().get("manager.tab." + std::string(pages_[current_].row->id));
}

bool ManagerDesk::open_tab(std::string_view id) {
    const auto at =
        std::find_if(pages_.begin(), pages_.end(), [&](const OpenPage& one) { return one.row->id == id; });
    if (at == pages_.end()) return false;
    current_ = static_cast<std::size_t>(at - pages_.begin());
    return true;
}

void ManagerDesk::look_at_demonstration() {
    if (!demonstration_ && !demonstration_coming_.valid()) open_demonstration_in(texts().lang());
}

void ManagerDesk::open_demonstration_in(support::Lang lang) {
    demonstration_lang_ = lang;
    demonstration_coming_ = std::async(std::launch::async, [data = host_.data, lang, wake = host_.wake,
                                                            talk = invented_talk(host_.cases, lang)] {
        auto made = std::make_shared<Demonstration>();
        const auto open = [&]() -> std::optional<records::StoreFault> {
            auto store = open_demonstration(data, lang, [&] { return talk; });
            if (!store) return store.error();
            made->store.emplace(std::move(store).value());
            auto reader = records::reader_of(*made->store);
            if (!reader) return reader.error();
            made->reader.emplace(std::move(reader).value());
            auto in = records::sign_in(*made->store, demonstration_manager, demonstration_pin,
                                       platform::monotonic_now().count());
            if (!in) return in.error();
            made->records = {&*made->store, &*made->reader, in.value().actor};
            return std::nullopt;
        };
        made->fault = open();
        if (wake) wake();
        return made;
    });
    if (host_.ui.still) take_demonstration();
}

void ManagerDesk::take_demonstration() {
    auto made = demonstration_coming_.get();
    demonstration_coming_ = {};
    if (made->fault) {
        tell(*made->fault);
        return;
    }
    close_pages();
    demonstration_ = std::move(made);
    show_records();
    if (!wanted_tab_.empty()) open_tab(std::exchange(wanted_tab_, {}));
    programme = std::exchange(wanted_programme_, {});
    person = std::exchange(wanted_person_, {});
}

/// Nothing reads any longer what is looked at.
void ManagerDesk::close_pages() {
    for (auto& [id, counting] : reports_)
        counting->coming.wait();
    for (const auto& counting : stale_)
        counting->coming.wait();
    pages_.clear();
    attempt_page_.reset();
    current_ = 0;
}

void ManagerDesk::leave_demonstration() {
    close_pages();
    demonstration_.reset();
    show_records();
}

void ManagerDesk::follow_language() {
    if (!demonstration_ || demonstration_coming_.valid() || demonstration_lang_ == texts().lang()) return;
    wanted_tab_ = pages_.empty() ? std::string() : std::string(pages_[current_].row->id);
    wanted_programme_ = programme;
    wanted_person_ = person;
    open_demonstration_in(texts().lang());
}

void ManagerDesk::finish_reading() {
    if (demonstration_coming_.valid()) take_demonstration();
    for (auto& [id, counting] : reports_)
        counting->coming.wait();
}

const std::vector<records::Person>& ManagerDesk::people() {
    if (people_) return *people_;
    people_.emplace();
    if (!may(records::Right::see_people)) return *people_;
    auto listed = records::list_people(reader());
    if (listed)
        *people_ = std::move(listed).value();
    else
        tell(listed.error());
    return *people_;
}

const std::vector<records::Programme>& ManagerDesk::programmes() {
    if (programmes_) return *programmes_;
    programmes_.emplace();
    auto listed = records::list_programmes(reader());
    if (listed)
        *programmes_ = std::move(listed).value();
    else
        tell(listed.error());
    return *programmes_;
}

const records::Programme* ManagerDesk::chosen_programme() {
    const auto& all = programmes();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const records::Programme& one) { return one.id == programme; });
    if (at != all.end()) return &*at;
    return all.empty() ? nullptr : &all.front();
}

std::string ManagerDesk::name_of(const std::string& id) {
    for (const records::Person& one : people())
        if (one.id == id) return one.name.empty() ? one.id : one.name;
    return id;
}

std::string ManagerDesk::title_of_case(const std::string& scenario) const {
    if (is_demonstration())
        if (const auto title = title_of_invented(scenario, texts())) return *title;
    return app::title_of_case(host_.cases, scenario, texts().lang());
}

const BeforeAfter* ManagerDesk::report(const records::Programme& wanted) {
    std::erase_if(stale_, [](const auto& counting) { return counting->has_come(); });
    auto& counting = reports_[wanted.id];
    if (!counting) {
        counting = std::make_unique<Counting>();
        counting->coming = std::async(std::launch::async, [&from = store(), wanted, wake = host_.wake] {
            auto counted = count_report(from, wanted);
            if (wake) wake();
            return counted;
        });
    }
    if (host_.ui.still) counting->coming.wait(); // pictures and tests show what is there
    if (!counting->has_come()) return nullptr;
    const auto& outcome = *counting->coming.get();
    if (outcome) return &outcome.value();
    if (!std::exchange(counting->is_told, true)) tell(outcome.error());
    return nullptr;
}

void ManagerDesk::tell(const records::StoreFault& fault) const {
    host_.tell(records::sentence(fault).in(texts().lang()), ui::Tone::bad);
}

void ManagerDesk::draw_page(ui::Rect rect, ui::Commands& asked) {
    static constexpr std::array<ui::ManagerNothing, 3> why{{
        {.id = "no_records", .icon = ui::Icon::error},
        {.id = "nobody_signed_in", .icon = ui::Icon::lock},
        {.id = "no_right", .icon = ui::Icon::lock},
    }};
    if (standing() == ManagerStanding::may_look && !attempt.empty() && attempt_page_) {
        attempt_page_->draw(rect, asked);
        return;
    }
    if (standing() == ManagerStanding::may_look && !pages_.empty()) {
        const ui::IdScope scope(ui(), pages_[current_].row->id);
        pages_[current_].page->draw(rect, asked);
        return;
    }
    const auto at = std::min(static_cast<std::size_t>(standing()), why.size() - 1);
    if (ui::draw_manager_nothing(ui(), rect, why[at])) look_at_demonstration();
}

void ManagerDesk::draw(ui::Rect rect, ui::Commands& asked) {
    const ui::IdScope scope(ui(), "manager");
    follow_language();
    if (demonstration_coming_.valid()) {
        if (demonstration_coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
            take_demonstration();
        else {
            if (ui::loading_state(ui(), rect, "demonstration_loading",
                                  ui().t("manager.loading_demonstration")))
                asked.emplace_back(ui::ask::GoTo{ui::Screen::home});
            return;
        }
    }
    ui::ManagerHeadView head{.tabs = {}, .current = current_, .invented = is_demonstration()};
    for (const OpenPage& one : pages_)
        head.tabs.push_back({.id = std::string(one.row->id),
                             .label = ui().t("manager.tab." + std::string(one.row->id)),
                             .icon = one.row->icon,
                             .count = one.page->waiting()});
    const ui::ManagerHeadOutcome outcome = ui::draw_manager_head(ui(), rect, head);
    draw_page(outcome.page, asked);
    if (outcome.tab) {
        current_ = *outcome.tab;
        attempt.clear();
    }
    if (outcome.leaves_demonstration) leave_demonstration();
}

} // namespace amends::app
