-- Sends one fixed request again and again: wrk … -- METHOD BODY NAME VALUE NAME VALUE … with the names
-- and values of its headers. The last line of the output is for measure.py: requests, microseconds,
-- percentiles 50, 99 and 99.9 in microseconds, failures.
--
-- A BODY with %07d in it is sent with another number there each time: so many, from any of them on, and round.
local DIFFERENT = 100000

function init(args)
  wrk.method = args[1]
  wrk.body = args[2] ~= "" and args[2] or nil
  for i = 3, #args, 2 do
    wrk.headers[args[i]] = args[i + 1]
  end
  if wrk.body and wrk.body:find("%07d", 1, true) then
    math.randomseed(os.time())
    local requests, next_one = {}, math.random(DIFFERENT)
    for i = 1, DIFFERENT do
      requests[i] = wrk.format(nil, nil, nil, string.format(wrk.body, i))
    end
    request = function()
      next_one = next_one % DIFFERENT + 1
      return requests[next_one]
    end
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
