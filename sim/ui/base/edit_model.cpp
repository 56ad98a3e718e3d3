#include "sim/ui/base/edit_model.hpp"

#include <algorithm>
#include <numeric>

namespace amends::ui {
namespace {

constexpr std::size_t history_bytes_max = 4U << 20;

void trim(auto& history) {
    std::size_t bytes = 0, keep = 0;
    for (auto it = history.rbegin(); it != history.rend() && keep < 300; ++it, ++keep) {
        bytes += it->text.size();
        if (bytes > history_bytes_max) break;
    }
    history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(keep));
}

} // namespace

std::string EditModel::selected() const {
    return text_.substr(selection_begin(), selection_end() - selection_begin());
}

std::size_t EditModel::snapped(std::size_t at) const {
    const auto next = std::lower_bound(stops_.begin(), stops_.end(), at);
    return next == stops_.end() ? text_.size() : *next;
}

void EditModel::remember(Step step) {
    const bool goes_on = step != Step::other && step == last_step_ && !past_.empty();
    if (!goes_on) {
        past_.push_back({text_, caret_});
        trim(past_);
    }
    last_step_ = step;
    future_.clear();
}

void EditModel::replace(std::size_t begin, std::size_t end, std::string_view with, BreakRules& rules) {
    text_.replace(begin, end - begin, with);
    stops_ = rules.caret_stops(text_);
    caret_ = anchor_ = snapped(begin + with.size());
    ++revision_;
}

void EditModel::set_text(std::string_view bytes, BreakRules& rules) {
    select_all();
    if (bytes.empty())
        erase_selection(rules);
    else
        insert(bytes, rules);
}

void EditModel::begin_with(std::string_view bytes, BreakRules& rules) {
    set_text(bytes, rules);
    past_.clear();
    future_.clear();
    last_step_ = Step::other;
}

bool EditModel::insert(std::string_view bytes, BreakRules& rules) {
    std::string clean = clean_text(bytes);
    if (single_line) std::replace(clean.begin(), clean.end(), '\n', ' ');
    const std::size_t kept = text_.size() - (selection_end() - selection_begin());
    bool whole = true;
    if (kept + clean.size() > bytes_max) {
        const std::size_t room = bytes_max > kept ? bytes_max - kept : 0;
        const auto stops = rules.caret_stops(clean);
        clean.resize(*(std::upper_bound(stops.begin(), stops.end(), room) - 1));
        whole = false;
    }
    if (clean.empty() && !has_selection()) return whole;
    std::size_t first = 0;
    const bool one_character =
        !clean.empty() && (void(code_point_at(clean, 0, first)), first == clean.size());
    const bool types_a_word = one_character && !has_selection() && !is_blank(code_point_at(clean, 0, first));
    remember(types_a_word ? Step::typing : Step::other);
    replace(selection_begin(), selection_end(), clean, rules);
    return whole;
}

void EditModel::erase_selection(BreakRules& rules) {
    if (!has_selection()) return;
    remember(Step::other);
    replace(selection_begin(), selection_end(), {}, rules);
}

void EditModel::backspace(BreakRules& rules) {
    if (has_selection()) return erase_selection(rules);
    if (caret_ == 0) return;
    remember(Step::deleting);
    replace(left_of(caret_), caret_, {}, rules);
}

void EditModel::erase_forward(BreakRules& rules) {
    if (has_selection()) return erase_selection(rules);
    if (caret_ == text_.size()) return;
    remember(Step::deleting);
    replace(caret_, right_of(caret_), {}, rules);
}

void EditModel::erase_word_back(BreakRules& rules) {
    if (!has_selection()) anchor_ = word_left_of(caret_, rules);
    erase_selection(rules);
}

void EditModel::erase_word_forward(BreakRules& rules) {
    if (!has_selection()) anchor_ = word_right_of(caret_, rules);
    erase_selection(rules);
}

void EditModel::restore(std::vector<Snapshot>& from, std::vector<Snapshot>& to, BreakRules& rules) {
    if (from.empty()) return;
    to.push_back({text_, caret_});
    trim(to);
    const Snapshot snapshot = std::move(from.back());
    from.pop_back();
    replace(0, text_.size(), snapshot.text, rules);
    caret_ = anchor_ = snapped(snapshot.caret);
    last_step_ = Step::other;
}

void EditModel::undo(BreakRules& rules) {
    restore(past_, future_, rules);
}

void EditModel::redo(BreakRules& rules) {
    restore(future_, past_, rules);
}

void EditModel::move_to(std::size_t at, bool select) {
    caret_ = snapped(at);
    if (!select) anchor_ = caret_;
    last_step_ = Step::other;
}

void EditModel::select(std::size_t begin, std::size_t end) {
    move_to(begin, false);
    move_to(end, true);
}

void EditModel::select_all() {
    select(0, text_.size());
}

void EditModel::select_word_at(std::size_t at, BreakRules& rules) {
    const auto stops = rules.word_stops(text_);
    const auto end = std::upper_bound(stops.begin(), stops.end(), std::min(at, text_.size() - 1));
    if (text_.empty() || end == stops.end()) return select_all();
    select(*(end - 1), *end);
}

void EditModel::select_paragraph_at(std::size_t at) {
    const std::size_t begin = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    const std::size_t end = text_.find('\n', at);
    select(begin == std::string::npos ? 0 : begin + 1, end == std::string::npos ? text_.size() : end);
}

std::size_t EditModel::left_of(std::size_t at) const {
    const auto here = std::lower_bound(stops_.begin(), stops_.end(), at);
    return here == stops_.begin() ? 0 : *(here - 1);
}

std::size_t EditModel::right_of(std::size_t at) const {
    const auto next = std::upper_bound(stops_.begin(), stops_.end(), at);
    return next == stops_.end() ? text_.size() : *next;
}

std::size_t EditModel::word_left_of(std::size_t at, BreakRules& rules) const {
    const auto stops = rules.word_stops(text_);
    auto it = std::lower_bound(stops.begin(), stops.end(), at);
    std::size_t next = 0;
    while (it != stops.begin()) {
        --it;
        if (!is_blank(code_point_at(text_, *it, next))) return *it;
    }
    return 0;
}

std::size_t EditModel::word_right_of(std::size_t at, BreakRules& rules) const {
    const auto stops = rules.word_stops(text_);
    auto it = std::upper_bound(stops.begin(), stops.end(), at);
    std::size_t next = 0;
    while (it != stops.end() && *it < text_.size() && is_blank(code_point_at(text_, *it, next)))
        ++it;
    return it == stops.end() ? text_.size() : *it;
}

} // namespace amends::ui
