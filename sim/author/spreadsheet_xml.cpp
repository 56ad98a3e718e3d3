#include "sim/author/spreadsheet_xml.hpp"

#include <expat.h>

#include <new>
#include <utility>

namespace amends::author {
namespace {

constexpr std::size_t xml_depth_max = 100;

std::string_view without_prefix(const char* name) {
    const std::string_view whole = name;
    const auto colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

} // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
        if (without_prefix(pair[0]) == name) return pair[1];
    return {};
}

/// What Expat calls; nothing may be thrown through it.
struct XmlStream::Calls {
    static XmlStream& self(void* data) { return *static_cast<XmlStream*>(data); }
    template <class Call>
    static void guarded(XmlStream& stream, const Call& call) {
        if (stream.stopped_ || stream.failed_) return;
        try {
            call();
        } catch (const std::bad_alloc&) {
            fail(stream);
        }
    }
    static void fail(XmlStream& stream) {
        stream.failed_ = true;
        XML_StopParser(stream.parser_, XML_FALSE);
    }
    static void begin(void* data, const char* name, const char** attributes) {
        XmlStream& stream = self(data);
        if (++stream.depth_ > xml_depth_max) return fail(stream);
        guarded(stream, [&] { stream.handler_.begin(without_prefix(name), XmlAttributes(attributes)); });
    }
    static void end(void* data, const char* name) {
        XmlStream& stream = self(data);
        --stream.depth_;
        guarded(stream, [&] { stream.handler_.end(without_prefix(name)); });
    }
    static void text(void* data, const char* letters, int size) {
        XmlStream& stream = self(data);
        guarded(stream, [&] { stream.handler_.text({letters, static_cast<std::size_t>(size)}); });
    }
    static void document_type(void* data, const char*, const char*, const char*, int) { fail(self(data)); }
};

XmlStream::XmlStream(XmlHandler handler) : handler_(std::move(handler)), parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, Calls::begin, Calls::end);
    XML_SetCharacterDataHandler(parser_, Calls::text);
    XML_SetStartDoctypeDeclHandler(parser_, Calls::document_type);
}

XmlStream::~XmlStream() {
    XML_ParserFree(parser_);
}

bool XmlStream::feed(std::string_view piece) {
    if (failed_ || stopped_) return false;
    const auto status = XML_Parse(parser_, piece.data(), static_cast<int>(piece.size()), XML_FALSE);
    if (status != XML_STATUS_OK && !stopped_) failed_ = true;
    return !failed_ && !stopped_;
}

void XmlStream::stop() {
    stopped_ = true;
    XML_StopParser(parser_, XML_FALSE);
}

} // namespace amends::author
