crm_fuzz(select USES codec negotiate)
