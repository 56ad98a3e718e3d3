// tests/data/judge/promises.txt: what people say when they promise, in both languages, and what they do not
// promise though it sounds like it; each with the whole of what the ledger must hold.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

struct PromiseRow {
    std::string reply, expected;
    bool chinese = true;
};

std::vector<PromiseRow> promise_rows() {
    std::vector<PromiseRow> rows;
    std::istringstream file(read_file(std::string(AMENDS_SOURCE_DIR) + "/tests/data/judge/promises.txt"));
    bool chinese = true;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line == "zh" || line == "en") {
            chinese = line == "zh";
            continue;
        }
        const std::size_t bar = line.find(" | ");
        PromiseRow row{line.substr(0, bar), line.substr(bar + 3), chinese};
        for (std::size_t at = row.reply.find("\\n"); at != std::string::npos; at = row.reply.find("\\n"))
            row.reply.replace(at, 2, "\n");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string amount_of(const Promise& promise) {
    if (!promise.amount) return {};
    std::string cents = std::to_string(*promise.amount % 100);
    if (cents.size() == 1) cents.insert(0, 1, '0');
    const std::string whole = std::to_string(*promise.amount / 100);
    while (!cents.empty() && cents.back() == '0')
        cents.pop_back();
    return whole + (cents.empty() ? "" : "." + cents) + promise.currency;
}

std::string deadline_of(const Deadline& deadline) {
    switch (deadline.kind) {
    case Deadline::Kind::none: return {};
    case Deadline::Kind::duration: return std::to_string(deadline.seconds);
    case Deadline::Kind::instant: return deadline.instant.substr(5, 11);
    }
    return {};
}

std::string state_of(const Promise& promise) {
    switch (promise.standing) {
    case PromiseStanding::offered: return "offered";
    case PromiseStanding::conditional: return "conditional(" + promise.condition + ")";
    case PromiseStanding::due: return "due";
    }
    return {};
}

std::string told(const std::vector<Promise>& promises) {
    std::string all;
    for (const Promise& one : promises) {
        all += (all.empty() ? "" : " + ") + one.measure + ":" + amount_of(one) + ":"
               + deadline_of(one.deadline) + ":" + state_of(one);
        if (!one.object.empty()) all += ":" + one.object;
    }
    return all.empty() ? "none" : all;
}

Context context_of(bool chinese) {
    Context context;
    context.now = "2026-03-12T10:00:00+08:00";
    context.facts = {chinese ? "订单里有晨光 马克杯,白色,数量 1,单价 ¥200.00。"
                             : "The order has Dawn mug, White, quantity 1, at ¥200.00 each."};
    return context;
}

TEST(PromiseTable, HoldsWhatTheLedgerMustHold) {
    for (const PromiseRow& row : promise_rows())
        EXPECT_EQ(told(judged(row.reply, context_of(row.chinese)).promises), row.expected) << row.reply;
}

TEST(PromiseTable, HasFortyPromisesAndTenThatAreNoneInEachLanguage) {
    for (const bool chinese : {true, false}) {
        int promised = 0, none = 0;
        for (const PromiseRow& row : promise_rows())
            if (row.chinese == chinese) ++(row.expected == "none" ? none : promised);
        EXPECT_GE(promised, 40) << chinese;
        EXPECT_GE(none, 10) << chinese;
    }
}

} // namespace
} // namespace amends::text
