#include "sim/app/cli/import_twee.hpp"

#include "sim/app/judge_files.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/table_text.hpp"
#include "sim/author/twee.hpp"

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
    auto text = author::decode_text(std::move(bytes));
    if (!text) return text.error();
    auto story = author::read_twee(text.value().text);
    if (!story) return story.error();
    const JudgeFromFiles judge = load_judge(environment.assets);
    environment.tell(judge.problems);
    auto made =
        author::case_from_twee(std::move(story).value(), {command.id, environment.asked_lang},
                               [&](const text::Context& context, std::string_view reply) {
                                   return judge.judge ? judge.judge->judge(context, reply) : text::Verdict{};
                               });
    if (!made) return made.error();
    for (const author::TweeNote& note : made.value().notes)
        tell_note(command.file, note, environment);
    auto one = author::packaged_case({{"scenario.json", made.value().script}});
    if (!one) return one.error();
    return author::Package{AMENDS_VERSION, {std::move(one).value()}, {}};
}

} // namespace amends::app::cli
