exec(open("activity_oracle_test.py").read().replace('''class AllDeeds(CompanyDeeds, PersonDeeds, FollowUpDeeds):
    """Whatever there is to do."""''','''from person_deeds import PersonDeeds
from follow_up_deeds import FollowUpDeeds
class AllDeeds(CompanyDeeds, PersonDeeds, FollowUpDeeds):
    ways = tuple(os.environ.get("WAYS","agent").split(","))
class AllDeeds(AllDeeds):
    def save(self,u,m,e,n,b,ways=None): return super().save(u,m,e,n,b,ways if e=="Contact" else ("agent",))
for name in os.environ.get("WITHOUT","").split():
    setattr(AllDeeds, "deed_"+name, lambda self, user: None)
if os.environ.get("ENT"): AllDeeds.entities=tuple(map(int,os.environ["ENT"].split(",")))
'''.replace('@','')))
