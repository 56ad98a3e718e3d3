#include "sim/app/cli/import_twee.hpp"

#include "sim/app/author/exchange.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/printable.hpp"

#include <ostream>

namespace amends::app::cli {
namespace {

void tell_note(const std::string& file, const author::TweeNote& note, Environment& environment) {
    const auto& places = note.what.places;
    const std::string words =
        places.empty()
            ? environment.texts.get(note.what.text)
            : environment.texts.get(note.what.text, {{places[0].first, printable(places[0].second)}});
    environment.err << environment.texts.get(
        "twee.at", {{"file", printable(file)}, {"line", note.line}, {"what", words}})
                    << '\n';
}

} // namespace

support::Result<author::Package, author::Refused>
package_of_twee(const ImportCommand& command, std::string bytes, Environment& environment) {
    const JudgeFromFiles judge = load_judge(environment.assets);
    environment.tell(judge.problems);
    auto made = story_package(std::move(bytes), {command.id, environment.asked_lang},
                              [&](const text::Context& context, std::string_view reply) {
                                  return judge.judge ? judge.judge->judge(context, reply) : text::Verdict{};
                              });
    if (!made) return made.error();
    for (const author::TweeNote& note : made.value().notes)
        tell_note(command.file, note, environment);
    return std::move(made.value().package);
}

} // namespace amends::app::cli
