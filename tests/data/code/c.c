#include <stdio.h>
#define MAX_ITEMS 0x20

/* One entry of the list,
   owned by the caller. */
typedef struct node {
    int value;
    struct node *next;
} node_t;

static size_t length(const node_t *head)
{
    size_t n = 0;
    while (head != NULL && n < MAX_ITEMS) {
        head = head->next; // step
        n++;
    }
    printf("%zu items, '%c'\n", n, '\x41');
    return n * 1.5f;
}
