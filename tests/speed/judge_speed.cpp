// How long one verdict takes, how it grows with the reply, and how long the judge takes to be ready.
// Usage: judge_speed. Exits 1 where a promised figure is missed.
#include "tests/scoring/text/judge_fixture.hpp"

#include <cstdio>
#include <ctime>

namespace {

using namespace amends::text;

template <class Work>
double best_ms(int rounds, Work work) {
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        const std::clock_t start = std::clock(); // of this process: neighbours on the machine do not count
        work();
        best = std::min(best, static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    return best;
}

std::string of_size(const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() < size)
        text += piece;
    return text;
}

bool report(const char* what, double value, double limit, const char* unit) {
    std::printf("%-44s %8.3f %s (at most %.2f)%s\n", what, value, unit, limit,
                value <= limit ? "" : "  MISSED");
    return value <= limit;
}

} // namespace

int main() {
    const JudgeData data = shipped_data();
    std::vector<amends::support::Problem> problems;
    bool fine = report("lexicon and model ready", best_ms(5, [&] { (void)Judge::create(data, problems); }),
                       100, "ms");
    const auto judge = Judge::create(data, problems);
    Context context;
    context.customer = {"盖碗碎成渣了 你们就拿一层报纸包???", "明天我爸生日 我拿什么送"};
    context.facts = {
        "天青茶具一套268元，昨天签收，可单独补发碎件，今天16点前能寄出，到成都约3天，也可上门取件全额退。"};
    const std::string reply = "真的很抱歉，盖碗碎成这样是我们没包好。碎的我今天16点前给您补发，3天左右到；您"
                              "要是想退，我约快递明天上午上门取，"
                              "全额退268元。您看哪种方便？到货那天我再来问您一声。";
    const auto verdict_ms = [&](const std::string& text, int rounds) {
        return best_ms(rounds, [&] { (void)judge->judge(context, text); });
    };
    fine = report("one reply of 100 characters", verdict_ms(reply, 200), 1.0, "ms") && fine;
    fine = report("a reply of 10 kB", verdict_ms(of_size(reply, 10'000), 20), 5.0, "ms") && fine;
    for (const std::string& piece :
         {reply, std::string("sorry "), std::string("不"), std::string("a"), std::string("“抱歉如果3天")}) {
        const double ratio = verdict_ms(of_size(piece, 65'536), 7) / verdict_ms(of_size(piece, 32'768), 7);
        fine = report("64 kB against 32 kB", ratio, 2.3, "x ") && fine;
    }
    return fine ? 0 : 1;
}
