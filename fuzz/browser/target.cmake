crm_fuzz(browser USES auth server)
