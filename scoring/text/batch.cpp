#include "scoring/text/batch.hpp"

#include "scoring/text/context_json.hpp"
#include "support/json_print.hpp"

namespace amends::text {
namespace {

using support::Error;
using support::Json;

std::string id_of(const Json& root) {
    const Json* id = root.find("id");
    if (id == nullptr) return "null";
    if (id->is(Json::Kind::string)) return support::json_string(id->text);
    if (id->is(Json::Kind::integer)) return std::to_string(id->integer);
    return "null";
}

support::Result<LabelSet> labels_of(const Json& list) {
    LabelSet labels;
    for (const Json& child : list.children) {
        const auto label = label_from(child.text);
        if (!label) return Error{"read labels", std::string(child.text), "no label has this name"};
        add(labels, *label);
    }
    return labels;
}

} // namespace

support::Result<BatchLine> read_batch_line(std::string_view line) {
    const support::ParsedJson parsed = support::parse_json("", line);
    if (!parsed.problems.empty()) {
        const support::Problem& first = parsed.problems.front();
        return Error{"read a line", "column " + std::to_string(first.column), first.message.en};
    }
    if (!parsed.root->is(Json::Kind::object)) return Error{"read a line", "", "it is no JSON object"};
    const Json* reply = parsed.root->find("reply");
    if (reply == nullptr || !reply->is(Json::Kind::string))
        return Error{"read a line", "reply", "it should be a text"};
    support::Result<Context> context = context_from_json(*parsed.root);
    if (!context) return context.error();
    BatchLine out;
    out.id_json = id_of(*parsed.root);
    out.context = std::move(context).value();
    out.reply = reply->text;
    if (const Json* situation = parsed.root->find("context")) out.situation = situation->text;
    if (const Json* labels = parsed.root->find("labels")) {
        support::Result<LabelSet> read = labels_of(*labels);
        if (!read) return read.error();
        out.labels = read.value();
        out.labelled = true;
    }
    return out;
}

BatchAnswer score_line(const Judge& judge, std::string_view line, std::size_t number) {
    const support::Result<BatchLine> read = read_batch_line(line);
    if (!read) {
        const std::string what = read.error().object.empty()
                                     ? read.error().answer
                                     : read.error().object + ": " + read.error().answer;
        return {"{\"id\":null,\"line\":" + std::to_string(number) + ",\"error\":" + support::json_string(what)
                    + "}",
                false};
    }
    const std::string verdict = to_json(judge.judge(read.value().context, read.value().reply));
    return {"{\"id\":" + read.value().id_json + "," + verdict.substr(1), true};
}

} // namespace amends::text
