#include "sim/app/people/seat.hpp"

#include <algorithm>
#include <cstdlib>

namespace amends::app {

std::optional<records::StoreFault> Seat::read(records::Reader& reader) {
    auto people = records::list_people(reader);
    if (!people) return people.error();
    lists_anybody_ = !people.value().empty();
    active_.clear();
    for (records::Person& person : people.value()) {
        if (who_ && person.id == who_->person.id) who_->person = person;
        if (person.state == records::PersonState::active) active_.push_back(std::move(person));
    }
    if (who_ && who_->person.state != records::PersonState::active) sign_out();
    return std::nullopt;
}

const records::Person* Seat::chosen() const {
    const auto at = std::find_if(active_.begin(), active_.end(),
                                 [&](const records::Person& one) { return one.id == chosen_; });
    return chosen_.empty() || at == active_.end() ? nullptr : &*at;
}

void Seat::choose(std::string person) {
    if (trying_.valid() || person == chosen_) return;
    chosen_ = std::move(person);
    fault_.reset();
    waits_until_.reset();
}

void Seat::choose_nobody() {
    choose({});
}

void Seat::try_pin(records::Store& store, std::string pin, std::chrono::milliseconds steady) {
    if (trying_.valid() || chosen_.empty() || wait_s(steady) > 0) return;
    fault_.reset();
    trying_ = std::async(std::launch::async, [&store, person = chosen_, pin = std::move(pin), steady] {
        return records::sign_in(store, person, pin, steady.count());
    });
}

bool Seat::take_answer(std::chrono::milliseconds steady) {
    if (!trying_.valid() || trying_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    auto answer = trying_.get();
    if (answer) {
        who_ = std::move(answer).value();
        locked_ = false;
        chosen_.clear();
        waits_until_.reset();
        return true;
    }
    fault_ = answer.error();
    using Kind = records::FaultKind;
    if (fault_->kind == Kind::wrong_pin || fault_->kind == Kind::pin_wait)
        waits_until_ = steady + std::chrono::seconds(std::atoll(fault_->detail.c_str()));
    return false;
}

std::int64_t Seat::wait_s(std::chrono::milliseconds steady) const {
    if (!waits_until_ || *waits_until_ <= steady) return 0;
    return std::chrono::ceil<std::chrono::seconds>(*waits_until_ - steady).count();
}

void Seat::sign_out() {
    who_.reset();
    locked_ = false;
    choose_nobody();
}

void Seat::lock() {
    if (!who_ || locked_) return;
    locked_ = true;
    choose(who_->person.id);
}

} // namespace amends::app
