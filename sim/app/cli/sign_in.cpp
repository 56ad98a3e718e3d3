#include "sim/app/cli/sign_in.hpp"

#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/terminal.hpp"
#include "sim/app/printable.hpp"

namespace amends::app::cli {
namespace {

constexpr std::size_t pin_file_bytes_max = 4096;

} // namespace

Exit exit_of(const records::StoreFault& fault) {
    using Kind = records::FaultKind;
    switch (fault.kind) {
    case Kind::not_allowed:
    case Kind::unknown_person:
    case Kind::known_person:
    case Kind::inactive_person:
    case Kind::merged_person:
    case Kind::same_person:
    case Kind::bad_person:
    case Kind::last_manager:
    case Kind::not_last_manager:
    case Kind::wrong_pin:
    case Kind::pin_wait:
    case Kind::weak_pin:
    case Kind::bad_programme:
    case Kind::unknown_programme:
    case Kind::bad_mark:
    case Kind::cannot_sit:
    case Kind::bad_source:
    case Kind::bad_rule: return Exit::unusable;
    default: return Exit::unavailable;
    }
}

Exit told_fault(const records::StoreFault& fault, const Environment& environment) {
    environment.err << "amends: " << printable(records::sentence(fault).in(environment.lang())) << '\n';
    return exit_of(fault);
}

std::optional<std::string> first_line(const std::string& file, const Environment& environment) {
    auto content = platform::read_file(file, pin_file_bytes_max);
    if (!content) {
        environment.say_unreadable(file, content.error());
        return std::nullopt;
    }
    return content.value().substr(0, content.value().find_first_of("\r\n"));
}

std::optional<std::string> pin_for(bool is_new, const Environment& environment) {
    if (const auto file = platform::pin_file()) return first_line(file->string(), environment);
    const auto ask = [&](const char* prompt) {
        return platform::read_secret(environment.texts.get(prompt) + " ");
    };
    auto pin = ask(is_new ? "cli.people.pin_new" : "cli.people.pin");
    if (!pin) {
        environment.say("cli.people.no_pin");
        return std::nullopt;
    }
    if (is_new && ask("cli.people.pin_again") != pin) {
        environment.say("cli.people.pin_differs");
        return std::nullopt;
    }
    return pin;
}

std::optional<records::Actor> actor_for(records::Store& store, const std::string& person,
                                        const Environment& environment, Exit& code) {
    code = Exit::unusable;
    auto reader = records::reader_of(store);
    if (!reader) {
        code = told_fault(reader.error(), environment);
        return std::nullopt;
    }
    if (person.empty()) {
        const auto people = records::list_people(reader.value());
        if (people && people.value().empty()) return records::Actor::first();
        environment.say("cli.people.who");
        return std::nullopt;
    }
    const auto found = records::find_person(reader.value(), person);
    const bool has_pin = found && found.value() && found.value()->has_pin;
    const auto pin = pin_for(found && found.value() && !has_pin, environment);
    if (!pin) return std::nullopt;
    auto signed_in = records::sign_in(store, person, *pin, platform::monotonic_now().count());
    if (!signed_in) {
        code = told_fault(signed_in.error(), environment);
        return std::nullopt;
    }
    if (signed_in.value().chose_pin)
        environment.err << environment.texts.get("cli.people.first_sign_in",
                                                 {{"name", printable(signed_in.value().person.name)}})
                        << '\n';
    code = Exit::fine;
    return signed_in.value().actor;
}

} // namespace amends::app::cli
