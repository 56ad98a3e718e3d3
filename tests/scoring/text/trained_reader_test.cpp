// tests/data/judge/trained_reader.txt: a measure only seen or guessed at, a rule the policy contradicts, a
// bare no, a dangerous thing to be tried again; beside each what looks like it and is right.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <map>

namespace amends::text {
namespace {

struct ReaderRow {
    std::string kind, wanted, reply, question;
};

std::vector<ReaderRow> reader_rows() {
    std::istringstream file(read_file(AMENDS_SOURCE_DIR "/tests/data/judge/trained_reader.txt"));
    std::vector<ReaderRow> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> fields;
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t bar = std::min(line.find(" | ", at), line.size());
            fields.push_back(line.substr(at, bar - at));
            at = bar + 3;
        }
        if (fields.size() < 3) continue;
        rows.push_back({fields[0], fields[1], fields[2], fields.size() > 3 ? fields[3] : ""});
    }
    return rows;
}

bool is_chinese(std::string_view reply) {
    return std::any_of(reply.begin(), reply.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

Context case_of(const ReaderRow& row) {
    static const std::map<std::string, std::array<std::vector<std::string>, 4>> known{
        {"talk",
         {{{"杯子拿到手就是花的，怎么办？"},
           {"The cup came scratched. What now?"},
           {"晨光马克杯，200元，前天签收。", "破损的可以换新或全额退款，运费店铺承担。"},
           {"One Dawn mug, ¥200, delivered two days ago.",
            "Damaged goods: swap or full refund, the shop pays the postage."}}}},
        {"asked",
         {{{"杯子拿到手就是花的，能退吗？"},
           {"The cup came scratched. Will you refund it?"},
           {"晨光马克杯，200元，前天签收。", "破损的可以换新或全额退款，运费店铺承担。"},
           {"One Dawn mug, ¥200, delivered two days ago.",
            "Damaged goods: swap or full refund, the shop pays the postage."}}}},
        {"opened",
         {{{"电饭煲太重了，能退吗？我拆开插过电。"},
           {"The cooker is too heavy for me, can it go back? I've opened it and plugged it in."},
           {"签收次日起七天内可退可换，不问理由。拆封、通电试一次不算用过，不扣钱。没有原包装不影响退。"},
           {"For seven days anything can be returned or exchanged, no reason asked. Opening it or switching "
            "it on "
            "once to try it does not count as use. The original packaging is not needed."}}}},
        {"sealed",
         {{{"耳塞拆了，不想要了，能退吗？"},
           {"I've opened the earplugs and don't want them, can they go back?"},
           {"贴身用品拆封后不支持无理由退换，质量问题除外。"},
           {"Items worn on the body cannot be returned or exchanged once the seal is broken, unless "
            "faulty."}}}},
        {"slope",
         {{{"刹车踩死了车照样往下溜，我女儿还坐在里面！"},
           {"The brake was on and it still rolled down the slope with my daughter in it!"},
           {"涉及孩子安全的，先问人，再请客户马上停用。不让客户再试、自行修理或继续使用。"},
           {"Where a child's safety is concerned, ask the customer to stop using it at once. Never have them "
            "try it "
            "again, repair it or go on using it."}}}},
    };
    Context context;
    context.now = "2026-03-12T20:14:00+08:00";
    const bool chinese = is_chinese(row.reply);
    const auto& parts = known.at(row.kind);
    context.customer = row.question.empty() ? parts[chinese ? 0 : 1] : std::vector<std::string>{row.question};
    context.facts = parts[chinese ? 2 : 3];
    return context;
}

bool as_wanted(const ReaderRow& row) {
    const LabelSet labels = judged(row.reply, case_of(row)).labels;
    if (row.wanted == "-faults") {
        const auto all = all_labels();
        return std::none_of(all.begin(), all.end(),
                            [&](Label label) { return is_fault(label) && has(labels, label); });
    }
    return has(labels, label_from(row.wanted.substr(1)).value()) == row.wanted.starts_with("+");
}

TEST(TrainedReader, HearsTheSameInAFewPlainWords) {
    std::map<std::string, std::size_t> rows;
    for (const ReaderRow& row : reader_rows()) {
        ++rows[row.kind + ' ' + row.wanted];
        EXPECT_TRUE(as_wanted(row)) << row.kind << ' ' << row.wanted << ": " << row.reply;
    }
    for (const char* both :
         {"talk -solution", "talk +solution", "opened +misinforming", "opened -misinforming",
          "asked +flat_refusal", "asked -faults", "slope +misinforming", "slope -misinforming"})
        EXPECT_GE(rows[both], 8U) << both;
}

} // namespace
} // namespace amends::text
