#pragma once
// How a form's rows are made. For make_form.cpp and form_builder.cpp.
#include "sim/ui/author/form.hpp"

namespace amends::ui {

/// Where a value stands and what the tables say of it.
struct FormSlot {
    author::JsonPlace at;
    const author::Shape* shape = nullptr;
    const support::Json* json = nullptr; ///< null: the file has nothing here
    std::string label, key, help;
    int depth = 0;
    bool required = false;
    std::optional<std::size_t> entry;
    std::size_t entries = 0;
};

struct FormBuilder {
    const FormInput& in;
    std::vector<FormRow> rows;

    void add(const FormSlot& slot);
    void tell_fill_in(FormRow&, const support::Json& todo) const;
    void add_fields(const author::ObjectShape& table, const FormSlot& slot);

private:
    FormRow row(FormKind kind, const FormSlot& slot) const;
    void tell_problems(FormRow& row, bool within) const;
    bool is_open(const FormSlot& slot, bool usually) const;
    void add_text(const FormSlot& slot);
    void add_number(const FormSlot& slot);
    void add_localized(const FormSlot& slot);
    void add_object(const FormSlot& slot);
    void add_kinds(const author::ObjectShape& table, const FormSlot& slot);
    void add_list(const FormSlot& slot);
    void add_ticks(const FormSlot& slot);
    void add_map(const FormSlot& slot);
    void add_any(FormSlot slot);
};

} // namespace amends::ui
