// The box, and the unsent text as the store keeps it against a crash: what waits to be sent and what is in
// the box, in their order.
#include "sim/app/session/session.hpp"
#include "sim/app/session/unsent.hpp"

#include <algorithm>

namespace amends::app {

const std::string& Session::look_at_box() {
    returned_.clear();
    return box_;
}

void Session::type(std::string text) {
    if (!returned_.empty() && text != returned_ && !text.starts_with(returned_ + '\n')) {
        std::string both = returned_;
        append_line(both, text);
        text = std::move(both);
    }
    fill_box(std::move(text));
}

void Session::fill_box(std::string text) {
    if (text == box_) return;
    box_ = std::move(text);
    typed_ms_ = contact_ms();
    if (!draft_since_) draft_since_ = parts_.now();
}

/// Whether the box gave its words away. Words that came back since the caller last looked were written before
/// these: both stay in the box then, in their order, and `failure` tells why.
bool Session::take_from_box(const std::string& sent) {
    if (!returned_.empty() && sent != returned_ && !sent.starts_with(returned_ + '\n')) {
        type(sent);
        return false;
    }
    returned_.clear();
    box_.clear();
    return true;
}

/// Behind words that came back before, which are older, and before what has been typed meanwhile.
void Session::put_back(const std::string& text) {
    if (text.empty()) return;
    std::string typed = box_.substr(std::min(box_.size(), returned_.size() + (returned_.empty() ? 0 : 1)));
    append_line(returned_, text);
    std::string all = returned_;
    append_line(all, typed);
    fill_box(std::move(all));
}

std::string Session::unsent() const {
    std::string text;
    for (const Asked& asked : asked_)
        if (const auto* bubble = std::get_if<engine::BubbleSent>(&asked.event.payload))
            append_line(text, bubble->text);
    append_line(text, box_);
    return text;
}

milliseconds Session::draft_due() const {
    return *draft_since_ + (draft_failed_ ? retry_after : parts_.draft_delay);
}

void Session::save_draft(bool at_once) {
    if (!parts_.store) return;
    take_draft_answer();
    std::string text = unsent();
    if (draft_saved_ == text) {
        draft_since_.reset();
        return;
    }
    if (!draft_since_) draft_since_ = parts_.now();
    if (draft_ticket_ || (!at_once && parts_.now() < draft_due())) return;
    draft_ticket_ = parts_.store->save_draft(attempt_, told_.play.contact, text);
    draft_saved_ = std::move(text);
    draft_since_.reset();
}

void Session::take_draft_answer() {
    if (!draft_ticket_) return;
    if (const auto answer = parts_.store->take(*draft_ticket_)) take_draft_answer(answer->fault);
}

/// A draft that could not be saved is tried again; only the first failure in a row is logged.
void Session::take_draft_answer(const std::optional<records::StoreFault>& fault) {
    draft_ticket_.reset();
    if (fault) draft_saved_.reset();
    if (fault && !draft_failed_ && parts_.on_fault) parts_.on_fault(*fault);
    draft_failed_ = fault.has_value();
}

} // namespace amends::app
