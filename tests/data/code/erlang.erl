-module(counter).
-export([start/0, loop/1]).
-define(LIMIT, 16#FF).

%% A process that counts.
start() ->
    spawn(fun() -> loop(0) end).

loop(Count) when Count < ?LIMIT ->
    receive
        {add, N, From} ->
            From ! {ok, Count + N},
            loop(Count + N);
        stop -> io:format("bye ~p~n", [Count])
    after 5000 -> 'timed out'
    end.
