-- Sends one fixed POST again and again: wrk … -- BODY NAME VALUE NAME VALUE … with the names and
-- values of its headers. The last line of the output is for measure.py: requests, microseconds, 99th
-- percentile in microseconds, failures.

function init(args)
  wrk.method = "POST"
  wrk.body = args[1]
  for i = 2, #args, 2 do
    wrk.headers[args[i]] = args[i + 1]
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
