#include "scoring/text/batch.hpp"

#include "scoring/text/context_json.hpp"
#include "support/json_print.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

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
    if (!list.is(Json::Kind::array)) return Error{"read labels", "labels", "it should be a list"};
    for (const Json& child : list.children) {
        if (!child.is(Json::Kind::string))
            return Error{"read labels", "labels", "it should be a list of names"};
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
    if (const Json* id = parsed.root->find("id"); id != nullptr && id->is(Json::Kind::real))
        return Error{"read a line", "id", "it should be a text or a whole number"};
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

namespace {

constexpr std::size_t lines_a_worker = 128, bytes_at_once = 4U << 20U;

/// A line and, once judged, its answer.
struct BatchTask {
    std::size_t number = 0;
    std::string line;
    BatchAnswer answer;
};

/// Some of the next lines; none at the end. `number` is that of the last line read.
std::vector<BatchTask> take_tasks(const BatchStreams& streams, unsigned workers, std::size_t& number) {
    std::vector<BatchTask> tasks;
    std::string line;
    for (std::size_t bytes = 0; tasks.size() < workers * lines_a_worker && bytes < bytes_at_once;) {
        if (!streams.next_line(line)) break;
        ++number;
        if (line.find_first_not_of(" \t") == std::string::npos) continue;
        bytes += line.size();
        tasks.push_back({number, line, {}});
    }
    return tasks;
}

/// Each worker takes the next task until none is left; this thread is one of them.
void work_off(const Judge& judge, std::vector<BatchTask>& tasks, unsigned workers) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++)
            tasks[i].answer = score_line(judge, tasks[i].line, tasks[i].number);
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(workers, tasks.size()); ++i)
        others.push_back(std::async(work));
    work();
    for (std::future<void>& other : others)
        other.get();
}

} // namespace

bool score_lines(const Judge& judge, const BatchStreams& streams, unsigned workers) {
    workers = std::max(workers, 1U);
    bool all_good = true;
    std::size_t number = 0;
    for (auto tasks = take_tasks(streams, workers, number); !tasks.empty();
         tasks = take_tasks(streams, workers, number)) {
        work_off(judge, tasks, workers);
        for (const BatchTask& task : tasks) {
            streams.take_answer(task.answer);
            all_good = all_good && task.answer.ok;
        }
    }
    return all_good;
}

} // namespace amends::text
