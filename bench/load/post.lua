-- Sends one fixed request again and again: wrk … -- METHOD BODY NAME VALUE NAME VALUE … with the names
-- and values of its headers. The last line of the output is for measure.py: requests, microseconds,
-- percentiles 50, 99 and 99.9 in microseconds, failures.

function init(args)
  wrk.method = args[1]
  wrk.body = args[2] ~= "" and args[2] or nil
  for i = 3, #args, 2 do
    wrk.headers[args[i]] = args[i + 1]
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
