"""What the arrangements of the office are called; under their own names nobody knows them."""

SETTING_TITLES = {
    "area_name": "所在地",
    "closed_years": "已结转的年度",
    "county_name": "县（市、区）",
    "default_lead_unit": "默认牵头单位",
    "handover_number": "离任交接书编号",
    "idle_minutes": "几分钟没人动就锁定",
    "office_name": "单位名称",
    "province_name": "省（自治区、直辖市）",
    "sealed_sheet_place": "恢复密钥单存放处",
    "township_code": "乡镇（街道）代码",
    "township_name": "乡镇（街道）名称",
    "warn_first_days": "任务预警天数",
    "warn_second_days": "任务临期天数",
    "warn_year_first_days": "年底任务预警天数",
    "warn_year_second_days": "年底任务临期天数",
    "year": "年度",
}
