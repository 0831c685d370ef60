-- Sends one fixed POST again and again: wrk … -- BODY AUTHORIZATION. The last line of the output
-- is for measure.py: requests, microseconds, 99th percentile in microseconds, failures.

function init(args)
  wrk.method = "POST"
  wrk.body = args[1]
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = args[2]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
