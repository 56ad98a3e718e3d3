#include "scoring/text/linear_model.hpp"

#include "support/sha256.hpp"

#include <algorithm>
#include <bitset>
#include <numeric>
#include <optional>

namespace amends::text {
namespace {

constexpr std::string_view magic = "AMDMODEL";
constexpr std::uint32_t version = 3;
constexpr std::size_t row_bytes = 4 + 4 + 8 + 8 + 1;
constexpr std::size_t header_bytes = 8 + 5 * 4; // magic, version, labels, grams, traits, bytes of the file
constexpr std::size_t mask_bytes = 3;           // which labels a key has a weight for
static_assert(label_count <= 8 * mask_bytes);
constexpr std::size_t digest_bytes = 32;

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>((value >> (8 * i)) & 255u));
}

std::uint64_t take(std::string_view& in, int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i)
        value |= std::uint64_t{static_cast<unsigned char>(in[static_cast<std::size_t>(i)])} << (8 * i);
    in.remove_prefix(static_cast<std::size_t>(bytes));
    return value;
}

/// A number in groups of seven bits, the lowest first; the last has no eighth bit.
void put_short(std::string& out, std::uint32_t value) {
    for (; value >= 128; value >>= 7)
        out.push_back(static_cast<char>((value & 127u) | 128u));
    out.push_back(static_cast<char>(value));
}

std::optional<std::uint32_t> take_short(std::string_view& in) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 35 && !in.empty(); shift += 7) {
        const std::uint64_t byte = take(in, 1);
        value |= (byte & 127u) << shift;
        if (byte < 128) return static_cast<std::uint32_t>(value);
    }
    return std::nullopt;
}

/// Keys are hashes: of each first half there are but a few.
std::vector<std::uint32_t> begins_of(const std::vector<std::uint32_t>& keys) {
    constexpr std::uint32_t heads = 1u << 16;
    std::vector<std::uint32_t> begins(heads + 1, 0);
    for (const std::uint32_t key : keys)
        ++begins[(key >> 16) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    return begins;
}

/// For each key what it is above the one before, which labels it has a weight for, and these weights.
std::optional<LinearModel::Table> take_table(std::string_view& in, std::size_t count) {
    if (count * (1 + mask_bytes) > in.size()) return std::nullopt;
    LinearModel::Table table;
    table.keys.reserve(count);
    table.weights.assign(count * label_count, 0);
    std::uint32_t key = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto step = take_short(in);
        if (!step || in.size() < mask_bytes) return std::nullopt;
        table.keys.push_back(key += *step);
        const std::bitset<label_count> labels(take(in, mask_bytes));
        if (in.size() < labels.count()) return std::nullopt;
        for (std::size_t label = 0; label < label_count; ++label)
            if (labels[label]) table.weights[i * label_count + label] = static_cast<std::int8_t>(take(in, 1));
    }
    table.begins = begins_of(table.keys);
    return table;
}

void put_table(std::string& out, const LinearModel::Table& table) {
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < table.keys.size(); ++i) {
        put_short(out, table.keys[i] - before);
        before = table.keys[i];
        std::bitset<label_count> labels;
        std::string weights;
        for (std::size_t label = 0; label < label_count; ++label) {
            const std::int8_t weight = table.weights[i * label_count + label];
            if (weight == 0) continue;
            labels.set(label);
            weights.push_back(static_cast<char>(weight));
        }
        put(out, labels.to_ullong(), mask_bytes);
        out += weights;
    }
}

/// The first place from `from` on whose key is not below `key`; without an index looked for in growing steps.
std::size_t first_from(const LinearModel::Table& table, std::size_t from, std::uint32_t key) {
    const std::vector<std::uint32_t>& keys = table.keys;
    if (!table.begins.empty()) {
        const std::uint32_t end = table.begins[(key >> 16) + 1];
        std::uint32_t at = table.begins[key >> 16];
        while (at < end && keys[at] < key)
            ++at;
        return at;
    }
    std::size_t step = 1;
    while (from + step < keys.size() && keys[from + step] < key) {
        from += step;
        step *= 2;
    }
    const auto begin = keys.begin() + static_cast<std::ptrdiff_t>(from),
               end = keys.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, keys.size()));
    return static_cast<std::size_t>(std::lower_bound(begin, end, key) - keys.begin());
}

/// Both are sorted, so each search begins where the last one ended.
std::vector<Feature> known_of(const LinearModel::Table& table, const std::vector<Feature>& features) {
    const std::vector<std::uint32_t>& keys = table.keys;
    std::vector<Feature> known;
    std::size_t place = 0;
    for (const Feature& feature : features) {
        place = first_from(table, place, feature.key);
        if (place == keys.size()) break;
        if (keys[place] == feature.key)
            known.push_back({static_cast<std::uint32_t>(place), feature.begin, feature.end});
    }
    return known;
}

std::int64_t square_root(std::int64_t value) {
    std::int64_t root = 0;
    for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit >>= 1) {
        if ((root + bit) * (root + bit) <= value) root += bit;
    }
    return root;
}

/// A file of bytes has no lines: its place is the byte, counted from 0.
support::Problem problem(const std::string& file, std::size_t byte, std::string code,
                         const support::Localized& message) {
    const std::string at = std::to_string(byte);
    return {file,
            0,
            0,
            support::Severity::error,
            std::move(code),
            {"第 " + at + " 字节：" + message.zh, "at byte " + at + ": " + message.en},
            {"用 amends train 重新生成，或恢复随附的模型",
             "make it again with amends train, or restore the shipped one"}};
}

} // namespace

Features LinearModel::known(const Features& features) const {
    return {known_of(grams, features.grams), known_of(traits, features.traits)};
}

std::int64_t LinearModel::margin(Label label, const Features& features) const {
    const Row& row = rows[static_cast<std::size_t>(label)];
    std::int32_t gram_sum = 0, trait_sum = 0;
    for (const Feature& feature : features.grams)
        gram_sum += gram_weight(label, feature.key);
    for (const Feature& feature : features.traits)
        trait_sum += trait_weight(label, feature.key);
    // The root is taken with ten more bits, so that short replies are not rounded coarsely.
    const std::int64_t root = square_root(static_cast<std::int64_t>(features.grams.size() + 1) << 20);
    const std::int64_t gram_part = std::int64_t{gram_sum} * row.gram_scale * 1024 / root;
    return (gram_part + std::int64_t{trait_sum} * row.trait_scale) / 1024 + row.bias - row.threshold;
}

LinearModel read_model(const std::string& file_name, std::string_view content,
                       std::vector<support::Problem>& problems) {
    const auto refused = [&](std::size_t byte, std::string code, const support::Localized& message) {
        problems.push_back(problem(file_name, byte, std::move(code), message));
        return LinearModel{};
    };
    if (content.size() < header_bytes || content.substr(0, magic.size()) != magic)
        return refused(0, "M001", {"这不是评判模型文件", "this is no judge's model"});
    std::string_view in = content.substr(magic.size());
    const auto found = take(in, 4), labels = take(in, 4), grams = take(in, 4), traits = take(in, 4),
               bytes = take(in, 4);
    if (found != version || labels != label_count)
        return refused(found != version ? magic.size() : magic.size() + 4, "M002",
                       {"模型属于另一个版本", "the model belongs to another version"});
    if (content.size() != bytes || bytes < header_bytes + label_count * row_bytes + digest_bytes)
        return refused(std::min<std::size_t>(content.size(), bytes), "M003",
                       {"模型文件应为 " + std::to_string(bytes) + " 字节，实为 "
                            + std::to_string(content.size()) + " 字节",
                        "the model is cut off or too long: " + std::to_string(content.size())
                            + " bytes where it names " + std::to_string(bytes)});
    const auto digest = support::sha256_of_front_and_all(content, content.size() - digest_bytes);
    if (content.substr(content.size() - digest_bytes)
        != std::string_view(reinterpret_cast<const char*>(digest.front.data()), digest_bytes))
        return refused(content.size() - digest_bytes, "M004",
                       {"模型文件已损坏：这里的校验值与前面的内容不符",
                        "the model is damaged: the digest here does not fit what stands before it"});
    LinearModel model;
    model.file = digest.all;
    for (LinearModel::Row& row : model.rows) {
        row.gram_scale = static_cast<std::int32_t>(take(in, 4));
        row.trait_scale = static_cast<std::int32_t>(take(in, 4));
        row.bias = static_cast<std::int64_t>(take(in, 8));
        row.threshold = static_cast<std::int64_t>(take(in, 8));
        row.trained = take(in, 1) != 0;
    }
    auto gram_table = take_table(in, grams);
    auto trait_table = gram_table ? take_table(in, traits) : std::nullopt;
    if (!trait_table || in.size() != digest_bytes)
        return refused(
            content.size() - in.size(), "M003",
            {"权重表与文件头所说的行数不符", "the table of weights is not as long as its head says"});
    if (gram_table->keys.empty())
        return refused(magic.size() + 8, "M005", {"模型里没有权重", "the model has no weights"});
    model.grams = std::move(*gram_table);
    model.traits = std::move(*trait_table);
    return model;
}

std::string write_model(const LinearModel& model) {
    std::string out(magic);
    put(out, version, 4);
    put(out, label_count, 4);
    put(out, model.grams.keys.size(), 4);
    put(out, model.traits.keys.size(), 4);
    put(out, 0, 4); // the file's bytes, once they are known
    for (const LinearModel::Row& row : model.rows) {
        put(out, static_cast<std::uint32_t>(row.gram_scale), 4);
        put(out, static_cast<std::uint32_t>(row.trait_scale), 4);
        put(out, static_cast<std::uint64_t>(row.bias), 8);
        put(out, static_cast<std::uint64_t>(row.threshold), 8);
        put(out, row.trained ? 1 : 0, 1);
    }
    put_table(out, model.grams);
    put_table(out, model.traits);
    std::string bytes;
    put(bytes, out.size() + digest_bytes, 4);
    out.replace(header_bytes - 4, 4, bytes);
    const support::Sha256 digest = support::sha256(out);
    out.append(reinterpret_cast<const char*>(digest.data()), digest.size());
    return out;
}

} // namespace amends::text
