#include "sim/app/cli/opening.hpp"

#include "sim/app/platform/clock.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/opening.hpp"

namespace amends::app::cli {

std::optional<int> PatientWords::at(std::chrono::milliseconds since_begin, double share) {
    if (since_begin < next_) return std::nullopt;
    next_ = since_begin + std::chrono::seconds(10);
    return static_cast<int>(share * 100);
}

records::Outcome<records::Store> open_telling(const std::filesystem::path& folder,
                                              const Environment& environment, bool tells_tail) {
    const std::chrono::milliseconds begin = platform::monotonic_now();
    PatientWords words;
    const records::WatchOpening watch([&](double share) {
        if (const auto percent = words.at(platform::monotonic_now() - begin, share))
            environment.say("cli.records.opening", {{"percent", *percent}});
    });
    auto opened = records::open_store(folder, store_options());
    if (opened && tells_tail)
        for (const records::StoreNotice& notice : opened.value().notices())
            if (notice.kind == records::StoreNotice::Kind::missing_tail)
                environment.say(records::sentence(notice));
    return opened;
}

} // namespace amends::app::cli
