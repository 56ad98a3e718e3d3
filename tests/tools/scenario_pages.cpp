// scenario_pages: writes what is made from the reader's tables: scenarios/scenario.schema.json and the tables
// of scenarios/FORMAT.md and PROBLEMS.md. Run from the top of the repository; a test fails while they are
// stale.
#include "sim/scenario/schema.hpp"
#include "tests/sim/scenario/made_pages.hpp"

#include <fstream>
#include <iostream>

int main() {
    using namespace amends::scenario;
    for (const auto& page : testing::made_pages(".")) {
        std::ofstream(page.path, std::ios::binary) << page.text;
        std::cout << page.path.string() << '\n';
    }
    return 0;
}
