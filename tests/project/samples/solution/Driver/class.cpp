/* class.cpp: C++17, by the item's own setting. */
#include "Shown.h"

template <int... values> constexpr int sum = (0 + ... + values);

int from_class(void)
{
    return sum<1, 2, 3>;
}
