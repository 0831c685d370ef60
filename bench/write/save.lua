-- Makes a follow-up on one of so many companies with each request: wrk … -- AUTHORIZATION COMPANIES.
-- The last line of the output is for write.py: requests, microseconds, 99th percentile in
-- microseconds, failures.

local companies, thread_number = 1, 0

function setup(thread)
  thread:set("seed", thread_number)
  thread_number = thread_number + 1
end

function init(args)
  wrk.method = "POST"
  wrk.headers["Authorization"] = args[1]
  wrk.headers["Content-Type"] = "application/json"
  companies = tonumber(args[2])
  math.randomseed(seed)
end

function request()
  return wrk.format(nil, nil, nil, string.format(
    '{"Contact":{"ContactId":%d},"Description":"Call about the offer of last week"}',
    math.random(companies)))
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("measured %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
