#pragma once
// XML of a spreadsheet as a stream of events; document types are refused, so there are no entities.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace amends::author {

/// Attributes by their names without a prefix.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// Empty when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;

private:
    const char* const* pairs_;
};

/// What a reader of a part does with what it meets; names come without a prefix.
struct XmlHandler {
    std::function<void(std::string_view name, const XmlAttributes&)> begin;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;
};

/// One document, piece by piece.
class XmlStream {
public:
    explicit XmlStream(XmlHandler);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    /// False when the text is no XML, has a document type, or `stop` was called: the rest is not wanted.
    bool feed(std::string_view piece);
    /// To be called by a handler.
    void stop();
    [[nodiscard]] bool stopped() const { return stopped_; }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    struct Calls;
    XmlHandler handler_;
    XML_ParserStruct* parser_;
    std::size_t depth_ = 0;
    bool stopped_ = false, failed_ = false;
};

} // namespace amends::author
