// SPDX-License-Identifier: MIT
#include <vector>
#include "shape.h"

namespace geo {

template<typename T>
class Grid : public Shape
{
public:
    explicit Grid(std::size_t n) : m_cells(n, T{}) { }
    [[nodiscard]] const T &at(std::size_t i) const { return m_cells.at(i); }

private:
    std::vector<T> m_cells; /* row by row */
};

constexpr auto kLimit = 1'000'000u;
const char *query = R"sql(
  SELECT "name" FROM users
)sql";

int main()
{
    auto grid = std::make_unique<Grid<double>>(16);
    for (const auto &c : {'a', '\n'})
        std::cout << "cell: " << c << "\t" << 0xFF << std::endl;
    return grid->at(0) > 2.5e-3 ? 0 : kLimit;
}

} // namespace geo
