#include "sim/records/shop_figures.hpp"

#include "sim/records/people_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <tuple>

namespace amends::records {
namespace {

void bind_or_null(SQLite::Statement& put, int place, const std::optional<std::int64_t>& value) {
    if (value)
        put.bind(place, *value);
    else
        put.bind(place);
}

std::optional<std::int64_t> number_or_null(const SQLite::Column& column) {
    if (column.isNull()) return std::nullopt;
    return column.getInt64();
}

ShopFigure::Scope scope_of(const std::string& word) {
    if (word == "person") return ShopFigure::Scope::person;
    return word == "group" ? ShopFigure::Scope::group : ShopFigure::Scope::all;
}

ShopFigure::Phase phase_of(const std::string& word) {
    if (word == "before") return ShopFigure::Phase::before;
    return word == "after" ? ShopFigure::Phase::after : ShopFigure::Phase::by_date;
}

ShopFigure figure_in(SQLite::Statement& row) {
    ShopFigure one;
    one.from = row.getColumn(0).getString();
    one.to = row.getColumn(1).getString();
    one.scope = scope_of(row.getColumn(2).getString());
    one.name = row.getColumn(3).getString();
    one.phase = phase_of(row.getColumn(4).getString());
    one.satisfaction_tenths = number_or_null(row.getColumn(5));
    one.resolution_tenths = number_or_null(row.getColumn(6));
    one.contacts = number_or_null(row.getColumn(7));
    one.source = row.getColumn(8).getString();
    one.imported_utc = row.getColumn(9).getString();
    one.imported_by = row.getColumn(10).getString();
    return one;
}

/// Puts them in, replacing what stands at the same place.
void write_shop_figures(Writing& writing, const std::string& actor, const std::string& programme,
                        const std::vector<ShopFigure>& figures) {
    SQLite::Statement put(writing.database, "INSERT OR REPLACE INTO shop_figures VALUES "
                                            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const ShopFigure& one : figures) {
        put.bind(1, programme);
        put.bind(2, one.from);
        put.bind(3, one.to);
        put.bind(4, std::string(to_string(one.scope)));
        put.bind(5, one.name);
        put.bind(6, std::string(to_string(one.phase)));
        bind_or_null(put, 7, one.satisfaction_tenths);
        bind_or_null(put, 8, one.resolution_tenths);
        bind_or_null(put, 9, one.contacts);
        put.bind(10, one.source);
        put.bind(11, utc_text(writing.wall_ms()));
        put.bind(12, actor);
        put.exec();
        put.reset();
    }
}

} // namespace

std::string_view to_string(ShopFigure::Scope scope) {
    switch (scope) {
    case ShopFigure::Scope::group: return "group";
    case ShopFigure::Scope::person: return "person";
    case ShopFigure::Scope::all: break;
    }
    return "all";
}

std::string_view to_string(ShopFigure::Phase phase) {
    switch (phase) {
    case ShopFigure::Phase::before: return "before";
    case ShopFigure::Phase::after: return "after";
    case ShopFigure::Phase::by_date: break;
    }
    return "";
}

bool same_place(const ShopFigure& a, const ShopFigure& b) {
    return std::tie(a.from, a.to, a.scope, a.name) == std::tie(b.from, b.to, b.scope, b.name);
}

bool same_figure(const ShopFigure& a, const ShopFigure& b) {
    return same_place(a, b)
           && std::tie(a.phase, a.satisfaction_tenths, a.resolution_tenths, a.contacts, a.source)
                  == std::tie(b.phase, b.satisfaction_tenths, b.resolution_tenths, b.contacts, b.source);
}

Store::Ticket put_shop_figures(Store& store, Actor actor, std::string programme,
                               std::vector<ShopFigure> figures) {
    return store.write([actor = std::move(actor), programme = std::move(programme),
                        figures = std::move(figures)](Writing& writing) -> Answer {
        if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
        if (!exists(writing, "SELECT 1 FROM programmes WHERE id = ?", {programme}))
            return StoreFault{FaultKind::unknown_programme, {}, programme, {}};
        write_shop_figures(writing, actor.id(), programme, figures);
        write_audit(writing, actor.id(), "shop_figures", programme, std::to_string(figures.size()));
        return std::nullopt;
    });
}

Store::Ticket put_invented_figures(Store& store, std::string programme, std::vector<ShopFigure> figures) {
    return store.write([programme = std::move(programme),
                        figures = std::move(figures)](Writing& writing) -> Answer {
        if (!exists(writing, "SELECT 1 FROM programmes WHERE id = ? AND invented = 1", {programme}))
            return StoreFault{FaultKind::not_allowed, {}, std::string(to_string(Right::run_programmes)), {}};
        write_shop_figures(writing, "", programme, figures);
        return std::nullopt;
    });
}

Outcome<std::vector<ShopFigure>> shop_figures_of(Reader& reader, const std::string& programme) {
    using All = std::vector<ShopFigure>;
    return guarded<All>(reader.file(), [&]() -> Outcome<All> {
        All all;
        if (!reader.database().tableExists("shop_figures")) return all;
        SQLite::Statement ask(reader.database(),
                              "SELECT period_from, period_to, scope, name, phase, satisfaction, resolution, "
                              "contacts, source, imported_utc, imported_by FROM shop_figures WHERE programme "
                              "= ? ORDER BY period_from, period_to, scope, name");
        ask.bind(1, programme);
        while (ask.executeStep())
            all.push_back(figure_in(ask));
        return all;
    });
}

} // namespace amends::records
