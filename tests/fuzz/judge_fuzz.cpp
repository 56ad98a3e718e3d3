// Any bytes as a reply: no crash, every span inside the reply and on its bytes, the same answer twice.
#include "tests/scoring/text/judge_fixture.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace amends::text;

void require(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = bytes.find('\0');
    Context context;
    context.now = "2026-03-12T20:14:00+08:00";
    if (cut != std::string::npos) {
        context.customer = {bytes.substr(0, cut)};
        context.facts = {bytes.substr(0, cut / 2)};
        context.shown = {bytes.substr(cut / 2, cut)};
    }
    const std::string reply = cut == std::string::npos ? bytes : bytes.substr(cut + 1);
    const Verdict verdict = shipped_judge().judge(context, reply);
    const auto inside = [&](const Span& span) { return span.start <= span.end && span.end <= reply.size(); };
    for (const ActHit& act : verdict.acts)
        require(inside(act.span));
    for (const Promise& promise : verdict.promises)
        require(inside(promise.span));
    for (const Finding& finding : verdict.findings)
        require(inside(finding.span));
    for (const Evidence& one : verdict.evidence)
        require(inside(one.span) && has(verdict.labels, one.label));
    require(verdict == shipped_judge().judge(context, reply));
    return 0;
}
