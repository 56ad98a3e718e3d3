#pragma once
// A store that answers when the test says so, and as the test says.
#include "sim/records/play_events.hpp"
#include "sim/records/store.hpp"

#include <deque>
#include <functional>
#include <map>
#include <stdexcept>

namespace amends::app::test {

class ObedientStore : public records::AttemptStore {
public:
    // What is durable.
    std::vector<records::NewEvent> events;
    std::string draft;
    std::optional<records::AttemptState> closed_as;
    std::size_t contents = 0;
    /// Whether what `wait` must answer by itself can be saved.
    bool waits_succeed = true;

    Ticket begin_attempt(records::NewAttempt, records::NewEvent began,
                         std::vector<records::NewContent> with) override {
        return ask([this, began = std::move(began), with = with.size()] {
            contents += with;
            events.push_back(began);
        });
    }
    Ticket append_event(std::string, std::int64_t seq, records::NewEvent event,
                        records::Unsent unsent) override {
        return ask([this, seq, event = std::move(event), unsent = std::move(unsent)] {
            if (seq != static_cast<std::int64_t>(events.size())) throw std::logic_error("numbers");
            events.push_back(event);
            if (unsent) draft = *unsent;
        });
    }
    Ticket put_content(records::NewContent) override {
        return ask([this] { ++contents; });
    }
    Ticket save_draft(std::string, std::string, std::string text) override {
        return ask([this, text = std::move(text)] { draft = text; });
    }
    Ticket finish_attempt(std::string, std::int64_t, records::Finish finish) override {
        return ask([this, state = finish.state] { closed_as = state; });
    }
    std::optional<records::Acknowledgement> take(Ticket ticket) override {
        const auto at = answers_.find(ticket);
        if (at == answers_.end()) return std::nullopt;
        auto answer = std::move(at->second);
        answers_.erase(at);
        return answer;
    }
    records::Acknowledgement wait(Ticket ticket) override {
        for (;;) {
            if (auto answer = take(ticket)) return *answer;
            if (waits_succeed)
                succeed();
            else
                fail();
        }
    }

    [[nodiscard]] std::size_t waiting() const { return jobs_.size(); }
    /// The oldest job is done and durable.
    void succeed() {
        const Job job = next();
        job.work();
        answers_[job.ticket] = {job.ticket, std::nullopt};
    }
    /// Nothing of the oldest job is saved.
    void fail() {
        const Job job = next();
        answers_[job.ticket] = {job.ticket, records::StoreFault{records::FaultKind::disk_full, {}, {}, {}}};
    }

private:
    struct Job {
        Ticket ticket = 0;
        std::function<void()> work;
    };
    Ticket ask(std::function<void()> work) {
        jobs_.push_back({++last_, std::move(work)});
        return last_;
    }
    Job next() {
        if (jobs_.empty()) throw std::logic_error("nothing was asked for");
        Job job = std::move(jobs_.front());
        jobs_.pop_front();
        return job;
    }
    std::deque<Job> jobs_;
    std::map<Ticket, records::Acknowledgement> answers_;
    Ticket last_ = 0;
};

} // namespace amends::app::test
