/* cpp.cpp: a driver in C++: objects that nothing constructs, virtual calls, templates, its own operator new. */

typedef unsigned long long size_t;
extern "C" long HostDouble(long value);

static char heap[256];
static size_t heap_used;

void *operator new(size_t bytes)
{
    void *block = heap + heap_used;
    heap_used += (bytes + 15) & ~size_t(15);
    return block;
}

void operator delete(void *, size_t) noexcept
{
}

class Adapter
{
  public:
    explicit Adapter(long value) : value_(value)
    {
    }
    virtual ~Adapter()
    {
    }
    virtual long Run(long more)
    {
        return HostDouble(more) + value_;
    }

  private:
    long value_;
};

class SpecialAdapter : public Adapter
{
  public:
    SpecialAdapter() : Adapter(HostDouble(50))
    {
    }
    long Run(long more) override
    {
        return Adapter::Run(more) + 1;
    }
};

namespace
{
/* Its constructor and its destructor never run, as in a driver on Windows. */
struct Early {
    long value;
    Early() : value(HostDouble(1000))
    {
    }
    ~Early()
    {
        HostDouble(value);
    }
} early;

template <class Number> Number twice(Number number)
{
    return number + number;
}
} // namespace

extern "C" long DriverEntry(void *, void *)
{
    Adapter *adapter = new SpecialAdapter;
    long result = adapter->Run(twice(1L)) + early.value;
    delete adapter;
    return result;
}
