# Build everything
CXX ?= g++
CXXFLAGS := -O2 -Wall $(shell pkg-config --cflags libfoo)
SRC = $(wildcard src/*.cpp)
OBJ = $(SRC:.cpp=.o)

.PHONY: all clean

all: app

app: $(OBJ)
	$(CXX) $(LDFLAGS) -o $@ $^

%.o: %.cpp
	@echo "compiling $<"
	$(CXX) $(CXXFLAGS) -c $< -o $@

ifeq ($(DEBUG),1)
CXXFLAGS += -g
endif

clean:
	-rm -f $(OBJ) app
