// How long one verdict takes, how it grows with the reply, and how long the judge takes to be ready.
// Usage: judge_speed [Google Benchmark's own words]. Exits 1 where a promised figure is missed.
#include "tests/scoring/text/judge_fixture.hpp"
#include "tests/speed/in_turns.hpp"

#include <array>
#include <cstdio>

namespace {

using namespace amends::text;

const std::string usual_reply = "真的很抱歉，盖碗碎成这样是我们没包好。碎的我今天16点前给您补发，3天左右到；"
                                "您要是想退，我约快递明天上午上门取，"
                                "全额退268元。您看哪种方便？到货那天我再来问您一声。";

Context usual_case() {
    Context context;
    context.customer = {"盖碗碎成渣了 你们就拿一层报纸包???", "明天我爸生日 我拿什么送"};
    context.facts = {
        "天青茶具一套268元，昨天签收，可单独补发碎件，今天16点前能寄出，到成都约3天，也可上门取件全额退。"};
    return context;
}

/// As in a play: forty facts and what was said before.
Context full_desk() {
    Context context = usual_case();
    for (int i = 0; i < 40; ++i)
        context.facts.push_back(
            "规则" + std::to_string(i)
            + "：凭照片就能认定，补发或者全额退款由客户选，24小时内原路退回，运费店铺出。");
    for (int i = 0; i < 12; ++i)
        context.history.push_back({Speaker::customer, "我上午已经说过一次了 你们到底什么时候给我处理"});
    return context;
}

std::string of_size(const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() < size)
        text += piece;
    return text;
}

void measure(benchmark::State& rounds, const Context& context, const std::string& reply) {
    for (auto _ : rounds)
        benchmark::DoNotOptimize(shipped_judge().judge(context, reply));
}

void judge_ready(benchmark::State& rounds) {
    const JudgeData data = shipped_data();
    std::vector<amends::support::Problem> problems;
    for (auto _ : rounds)
        benchmark::DoNotOptimize(Judge::create(data, problems));
}
// Of both its threads: so long one processor takes alone.
BENCHMARK(judge_ready)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void one_reply(benchmark::State& rounds) {
    measure(rounds, usual_case(), usual_reply);
}
BENCHMARK(one_reply)->Unit(benchmark::kMillisecond);

void one_reply_full_desk(benchmark::State& rounds) {
    measure(rounds, full_desk(), usual_reply);
}
BENCHMARK(one_reply_full_desk)->Unit(benchmark::kMillisecond);

void reply_of_10_kb(benchmark::State& rounds) {
    measure(rounds, usual_case(), of_size(usual_reply, 10'000));
}
BENCHMARK(reply_of_10_kb)->Unit(benchmark::kMillisecond);

struct TextKind {
    std::string name, piece;
};
const std::array<TextKind, 6> text_kinds = {{
    {"chinese", usual_reply},
    {"english", "I'm so sorry the kettle rusts, I'll send a new one on Monday. Does that suit you? "},
    {"letter", "a"},
    {"digits", "7"},
    {"marks", "?!,."},
    {"phrase", "非常抱歉"},
}};

std::string name_of(const TextKind& kind, int kilobytes) {
    return kind.name + "_" + std::to_string(kilobytes) + "_kb";
}

void register_kinds() {
    for (const TextKind& kind : text_kinds) {
        for (const int kilobytes : {32, 64}) {
            benchmark::RegisterBenchmark(name_of(kind, kilobytes).c_str(), [&kind, kilobytes](auto& rounds) {
                measure(rounds, usual_case(),
                        of_size(kind.piece, static_cast<std::size_t>(kilobytes) * 1024));
            })->Unit(benchmark::kMillisecond);
        }
    }
}

bool report(const char* what, double value, double limit, const char* unit) {
    std::printf("%-36s %8.3f %s (at most %.2f)%s\n", what, value, unit, limit,
                value <= limit ? "" : "  MISSED");
    return value <= limit;
}

} // namespace

int main(int argc, char** argv) {
    register_kinds();
    auto medians = amends::speed::run_in_turns(argc, argv);
    const auto median = [&](const char* name) { return medians[name].cpu_time; };
    if (median("one_reply") <= 0) return 2;
    bool fine = report("judge ready, processor time", median("judge_ready"), 100, "ms");
    fine = report("one reply", median("one_reply"), 1, "ms") && fine;
    fine = report("one reply, full desk and history", median("one_reply_full_desk"), 1, "ms") && fine;
    fine = report("10 kB", median("reply_of_10_kb"), 5, "ms") && fine;
    for (const TextKind& kind : text_kinds) {
        const double growth = medians[name_of(kind, 64)].cpu_time / medians[name_of(kind, 32)].cpu_time;
        fine = report(("64 kB beside 32 kB, " + kind.name).c_str(), growth, 2.3, "x ") && fine;
    }
    return fine ? 0 : 1;
}
