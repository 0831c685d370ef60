crm_fuzz(so_time_zone USES negotiate)
