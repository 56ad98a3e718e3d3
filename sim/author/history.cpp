#include "sim/author/history.hpp"

#include <algorithm>

namespace amends::author {

using support::Done;
using support::Localized;

namespace {

/// A splice costs its texts and what it takes to keep it.
constexpr std::size_t bytes_of_bookkeeping = sizeof(Splice) + 64;

/// Puts `next` into `last` when it lies within what `last` inserted: typing on in one text.
bool absorb(Splice& last, const Splice& next) {
    if (next.offset < last.offset) return false;
    const std::size_t inside = next.offset - last.offset;
    if (inside + next.removed.size() > last.inserted.size()) return false;
    last.inserted.replace(inside, next.removed.size(), next.inserted);
    return true;
}

/// The one splice that makes the other text, as short as its ends allow.
Splice difference(std::string_view before, std::string_view after) {
    const std::size_t common = std::min(before.size(), after.size());
    std::size_t front = 0;
    while (front < common && before[front] == after[front])
        ++front;
    std::size_t back = 0;
    while (back < common - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    return {front, std::string(before.substr(front, before.size() - front - back)),
            std::string(after.substr(front, after.size() - front - back))};
}

} // namespace

History::History(Document document, std::size_t bytes_max)
    : now_(std::move(document)), bytes_max_(bytes_max) {}

std::size_t History::bytes_of_step(const Step& step) {
    std::size_t bytes = sizeof(Step) + step.name.zh.size() + step.name.en.size() + step.merge_key.size();
    for (const Splice& splice : step.splices)
        bytes += bytes_of_bookkeeping + splice.removed.capacity() + splice.inserted.capacity();
    return bytes;
}

support::Result<Done, Localized> History::make(const Edit& edit) {
    auto edited = apply(now_, edit);
    if (!edited) return edited.error();
    if (edited.value().splices.empty()) return Done{};
    keep({edit.name, edit.merge_key, std::move(edited.value().splices), revision_, 0},
         std::move(edited.value().document));
    return Done{};
}

void History::replace_all(std::string text, Localized name) {
    if (text == now_.text()) return;
    Splice whole = difference(now_.text(), text);
    seal();
    keep({std::move(name), {}, {std::move(whole)}, revision_, 0},
         open_document(now_.kind(), now_.file_name(), std::move(text)));
    seal();
}

bool History::merges(const Step& step) const {
    return !is_sealed_ && !step.merge_key.empty() && !undo_.empty()
           && undo_.back().merge_key == step.merge_key;
}

void History::keep(Step step, Document now) {
    for (const Step& undone : redo_)
        bytes_ -= bytes_of_step(undone);
    const bool may_merge = redo_.empty() && merges(step);
    redo_.clear();
    step.after = revision_ = ++last_revision_;
    now_ = std::move(now);
    is_sealed_ = false;
    if (may_merge) {
        Step& last = undo_.back();
        bytes_ -= bytes_of_step(last);
        for (Splice& splice : step.splices) {
            const bool is_taken_in = last.splices.size() == 1 && absorb(last.splices.front(), splice);
            if (!is_taken_in) last.splices.push_back(std::move(splice));
        }
        last.after = step.after;
    } else {
        undo_.push_back(std::move(step));
    }
    bytes_ += bytes_of_step(undo_.back());
    forget_beyond();
}

void History::forget_beyond() {
    while (bytes_ > bytes_max_ && undo_.size() > 1) {
        bytes_ -= bytes_of_step(undo_.front());
        undo_.pop_front();
    }
}

const Localized* History::undo_name() const {
    return undo_.empty() ? nullptr : &undo_.back().name;
}

const Localized* History::redo_name() const {
    return redo_.empty() ? nullptr : &redo_.back().name;
}

bool History::undo() {
    if (undo_.empty()) return false;
    Step step = std::move(undo_.back());
    undo_.pop_back();
    std::string text = now_.text();
    for (auto splice = step.splices.rbegin(); splice != step.splices.rend(); ++splice)
        text.replace(splice->offset, splice->inserted.size(), splice->removed);
    now_ = open_document(now_.kind(), now_.file_name(), std::move(text));
    revision_ = step.before;
    redo_.push_back(std::move(step));
    seal();
    return true;
}

bool History::redo() {
    if (redo_.empty()) return false;
    Step step = std::move(redo_.back());
    redo_.pop_back();
    std::string text = now_.text();
    for (const Splice& splice : step.splices)
        text.replace(splice.offset, splice.removed.size(), splice.inserted);
    now_ = open_document(now_.kind(), now_.file_name(), std::move(text));
    revision_ = step.after;
    undo_.push_back(std::move(step));
    seal();
    return true;
}

} // namespace amends::author
