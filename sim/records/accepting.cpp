#include "sim/records/accepting.hpp"

#include "sim/records/people_writing.hpp"
#include "support/utf8.hpp"

#include <utility>

namespace amends::records {
namespace {

constexpr std::size_t acceptance_letters_max = 2'000;

Answer why_no_reason(const std::string& reason) {
    const auto no = [](const char* why) { return StoreFault{FaultKind::bad_mark, {}, why, {}}; };
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos) return no("reason");
    if (support::count_code_points(reason) > acceptance_letters_max
        || support::find_invalid_utf8(reason) != std::string::npos)
        return no("long");
    return std::nullopt;
}

} // namespace

bool can_be_accepted(const Tampering& found) {
    using enum Tampering::Kind;
    return found.kind == changed_row || found.kind == added_row || found.kind == removed_row
           || found.kind == doubted_row;
}

std::string name_of_finding(const Tampering& found) {
    if (!can_be_accepted(found)) return {};
    const bool is_entry = found.kind == Tampering::Kind::doubted_row;
    return is_entry ? "seal/" + std::to_string(found.seq) : found.table + '/' + found.row;
}

Store::Ticket accept_changes(Store& store, Actor actor, std::vector<Tampering> found, std::string reason) {
    return store.write([actor = std::move(actor), found = std::move(found),
                        reason = std::move(reason)](Writing& writing) -> Answer {
        if (Answer no = check_right(writing, actor, Right::accept_changes)) return no;
        if (Answer no = why_no_reason(reason)) return no;
        for (const Tampering& one : found) {
            if (!can_be_accepted(one)) continue;
            const bool has_entry = one.kind == Tampering::Kind::doubted_row;
            const std::int64_t entry =
                has_entry ? one.seq : seal_as_it_stands(writing.database, one.table, one.row);
            if (entry > 0)
                write_audit(writing, actor.id(), std::string(accepted_action), std::to_string(entry), reason);
        }
        return std::nullopt;
    });
}

} // namespace amends::records
