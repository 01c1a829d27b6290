package org.example

import kotlinx.coroutines.*

/** A user; /* nested */ still a comment */
@Serializable
data class User(val name: String, var age: Int? = null)

sealed interface State {
    object Loading : State
}

suspend fun load(ids: List<Int>): Map<Int, User> = coroutineScope {
    val limit = 10_000L
    ids.filter { it > 0 }.associateWith { id ->
        when (id) {
            in 1..5 -> User("u$id", 0x1F)
            else -> User("name: ${id.toString().padStart(3, '0')}\n")
        }
    }
}
